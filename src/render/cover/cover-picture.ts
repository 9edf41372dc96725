import { createCanvas, ImageData, type Canvas } from '@napi-rs/canvas';
import { open, writeFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import { bestFrame, type Picture } from './best-frame.ts';

const qualities = [92, 86, 78, 68, 56, 42, 28] as const;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The best of the raw RGBA frames of one size that follow each other in a file. */
export async function bestOf(file: string, { width, height }: Size): Promise<Canvas> {
  const best = await bestFrame(readFrames(file, { width, height }));
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

/** One at a time: all of them are 50 MB of a 1080p cover. */
async function* readFrames(file: string, { width, height }: Size): AsyncGenerator<Picture> {
  const size = width * height * 4;
  await using handle = await open(file);
  for (;;) {
    const data = new Uint8ClampedArray(size);
    const { bytesRead } = await handle.read(data);
    if (bytesRead < size) return;
    yield { data, width, height };
  }
}
