import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import type { Edit } from '../../plan/edit.ts';
import type { Drawn } from './draw-layers.ts';
import type { Layer } from './layer.ts';
import type { Rect } from './stage.ts';

/** Something that is seen in a place of the frame for a while. Pixels; seconds of the video. */
export interface Placed extends Rect {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Shadows are softer than this, letters and plates are not. */
const solid = 128;

/**
 * Where words and logo ended up, measured on the pictures that were drawn and not on where they should be: that is what
 * an inspection is for. Of captions it is the place of the largest.
 */
export async function placedIn(
  edit: Edit,
  { layers, captions }: Pick<Drawn, 'layers' | 'captions'>,
): Promise<Placed[]> {
  const placed = await Promise.all(layers.filter(({ ground }) => ground !== true).map(placedLayer));
  if (captions === undefined) return placed.flat();
  const { x, y, width, height } = captions;
  const cues = edit.captions.map(({ start, end }, index) => ({ name: `caption ${index + 1}`, start, end }));
  return [...placed.flat(), ...cues.map((cue) => ({ ...cue, x, y, width, height }))];
}

async function placedLayer({ name, file, x, y, start, end, rise }: Layer): Promise<Placed[]> {
  const ink = await inkOf(file);
  if (ink === undefined) return [];
  // It comes from below, and is seen on the way.
  return [{ name, start, end, x: x + ink.x, y: y + ink.y, width: ink.width, height: ink.height + rise }];
}

/** The smallest rectangle that holds all that is solid in a picture. */
async function inkOf(file: string): Promise<Rect | undefined> {
  const image = await loadImage(await readFile(file));
  const { width, height } = image;
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const [across, down] = [new Uint8Array(width), new Uint8Array(height)];
  for (let pixel = 0; pixel < width * height; pixel++) {
    if ((data[pixel * 4 + 3] ?? 0) < solid) continue;
    across[pixel % width] = 1;
    down[Math.floor(pixel / width)] = 1;
  }
  const [left, top] = [across.indexOf(1), down.indexOf(1)];
  if (left < 0) return undefined;
  return { x: left, y: top, width: across.lastIndexOf(1) + 1 - left, height: down.lastIndexOf(1) + 1 - top };
}
