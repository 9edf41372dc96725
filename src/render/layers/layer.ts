import { createCanvas, type Canvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../text/typography.ts';
import type { Window } from './motion.ts';
import type { Rect } from './stage.ts';

/** A drawn picture with transparency, cut to what it shows, and when it is seen. Pixels of the frame; seconds of the video. */
export interface Layer extends Rect, Window {
  /** Says what it is: `headline 2`, `logo`. */
  readonly name: string;
  /** A PNG, or with `states` a list of them for ffmpeg's concat demuxer, each with how long it stands. */
  readonly file: string;
  readonly states?: boolean;
  /** Pixels it moves up while it fades in. */
  readonly rise: number;
  /** It carries no words of its own and may reach under a platform's buttons, such as a scrim. */
  readonly ground?: true;
}

/** Pictures of one size that follow each other in one place, such as captions: one overlay for all of them. */
export interface LayerStrip extends Rect {
  /** A list for ffmpeg's concat demuxer: each picture with how long it stands. */
  readonly list: string;
}

/** Colour samples of 4:2:0 lie at even pixels, and ffmpeg puts layers only there. */
export function evenRect({ x, y, width, height }: Rect): Rect {
  const [left, top] = [floorEven(x), floorEven(y)];
  return { x: left, y: top, width: ceilEven(x + width - left), height: ceilEven(y + height - top) };
}

/** Draws in the coordinates of the frame, keeps the part inside `rect`. */
export function drawInFrame(rect: Rect, draw: (context: Context) => void): Canvas {
  const canvas = createCanvas(rect.width, rect.height);
  const context = canvas.getContext('2d');
  context.translate(-rect.x, -rect.y);
  draw(context);
  return canvas;
}

export async function saveCanvas(canvas: Canvas, folder: string, name: string): Promise<string> {
  const file = path.join(folder, `${name.replaceAll(' ', '-')}.png`);
  await writeFile(file, await canvas.encode('png'));
  return file;
}

const floorEven = (value: number) => Math.floor(value / 2) * 2;
const ceilEven = (value: number) => Math.ceil(value / 2) * 2;
