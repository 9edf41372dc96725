import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import type { Context } from '../../../text/typography.ts';
import type { Grade } from './grade.ts';
import type { Random } from './random.ts';

/** What a backdrop is drawn with. Coordinates are those of the frame: 0,0 is its top left corner. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** A hundredth of the short side. */
  readonly unit: number;
  readonly seconds: number;
  /** What is to be seen, in lower case. */
  readonly words: string;
  readonly grade: Grade;
  readonly random: Random;
  readonly reference: Image | undefined;
}

/** One sheet of the picture. The camera shifts and scales it by its depth: 0 is the sky, 1 is near, more is nearer. */
export interface Layer {
  readonly depth: number;
  /** Seconds since the start of the clip. */
  draw(context: Context, seconds: number): void;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far beyond the frame layers reach, as a part of its size: what the camera and a layer's own drift can uncover. */
const overscan = 0.12;

/** The frame with what the camera may uncover at its sides. */
export function wholeArea({ width, height }: Stage): Area {
  const [x, y] = [Math.ceil(width * overscan), Math.ceil(height * overscan)];
  return { x: -x, y: -y, width: width + 2 * x, height: height + 2 * y };
}

/** The part of it below a line. */
export function areaBelow(stage: Stage, top: number): Area {
  const whole = wholeArea(stage);
  const y = Math.floor(top);
  return { ...whole, y, height: whole.y + whole.height - y };
}

/** Draws once, in coordinates of the frame, onto a canvas of its own. `scale` below 1 makes a small canvas for soft things. */
export function drawOnce(area: Area, draw: (context: Context) => void, scale = 1): Canvas {
  const canvas = createCanvas(Math.max(1, Math.ceil(area.width * scale)), Math.max(1, Math.ceil(area.height * scale)));
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.translate(-area.x, -area.y);
  draw(context);
  return canvas;
}

interface SheetOptions {
  readonly depth: number;
  readonly area: Area;
  /** Movement of its own in pixels, besides the camera's, and how strongly it is seen. */
  readonly drift?: (seconds: number) => { readonly x?: number; readonly y?: number; readonly alpha?: number };
  readonly blend?: Context['globalCompositeOperation'];
  readonly scale?: number;
}

/** A layer that is drawn once and then only moved. */
export function sheet(options: SheetOptions, draw: (context: Context) => void): Layer {
  const { area, depth, drift, blend } = options;
  const canvas = drawOnce(area, draw, options.scale);
  return {
    depth,
    draw(context, seconds) {
      const { x = 0, y = 0, alpha = 1 } = drift?.(seconds) ?? {};
      context.globalAlpha = alpha;
      context.globalCompositeOperation = blend ?? 'source-over';
      context.drawImage(canvas, area.x + x, area.y + y, area.width, area.height);
    },
  };
}
