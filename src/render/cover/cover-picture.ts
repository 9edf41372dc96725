import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { open, writeFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { ratePicture } from './rate-picture.ts';

const qualities = [92, 86, 78, 68, 56, 42, 28] as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The best of the raw RGBA frames of one size that follow each other in a file. */
export async function bestOf(file: string, { width, height }: Size): Promise<Canvas> {
  const size = width * height * 4;
  let [next, best] = [new Uint8ClampedArray(size), new Uint8ClampedArray(size)];
  let most = -Infinity;
  await using handle = await open(file);
  // Two of them at a time: all six are 50 MB of a 1080p cover.
  while ((await handle.read(next)).bytesRead === size) {
    const points = ratePicture({ data: next, width, height });
    if (points <= most) continue;
    most = points;
    [next, best] = [best, next];
  }
  if (most === -Infinity) throw new Error('The finished video has no frame for a cover.');
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').putImageData(new ImageData(best, width, height), 0, 0);
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
