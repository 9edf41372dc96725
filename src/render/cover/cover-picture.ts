import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { bestFrame, type Picture } from './best-frame.ts';

const qualities = [92, 86, 78, 68, 56, 42, 28] as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The best of raw frames of one size that follow each other. */
export function bestOf(bytes: Buffer, { width, height }: Size): Canvas {
  const best = bestFrame(splitFrames(bytes, { width, height }));
  if (best === undefined) throw new Error('The finished video has no frame for a cover.');
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(best.data, width, height), 0, 0);
  return canvas;
}

/** Writes a picture as a JPEG of at most `maxBytes`. */
export async function writeJpeg(canvas: Canvas, maxBytes: number, target: string): Promise<void> {
  for (const quality of qualities) {
    const bytes = await canvas.encode('jpeg', quality);
    if (bytes.length <= maxBytes) return writeFile(target, bytes);
  }
  throw new UserError(`A cover of ${canvas.width}x${canvas.height} does not fit into ${maxBytes} bytes.`, {
    hint: 'Raise cover.maxBytes or lower the size of the cover in the platform’s profile.',
  });
}

function splitFrames(bytes: Buffer, { width, height }: Size): readonly Picture[] {
  const size = width * height * 4;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => ({
    data: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset + index * size, size),
    width,
    height,
  }));
}
