import { createCanvas, ImageData } from '@napi-rs/canvas';
import { readFile, writeFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import type { EncodeSettings } from '../../plan/plan.ts';
import { bestFrame, type Picture } from './best-frame.ts';

const qualities = [92, 86, 78, 68, 56, 42, 28] as const;

/** Chooses among the raw frames in `frames` and writes the best as a JPEG of at most `maxBytes`. */
export async function writeCover(frames: string, settings: EncodeSettings['cover'], target: string): Promise<void> {
  const best = bestFrame(splitFrames(await readFile(frames), settings));
  if (best === undefined) throw new Error('The finished video has no frame for a cover.');
  const canvas = createCanvas(best.width, best.height);
  canvas.getContext('2d').putImageData(new ImageData(best.data, best.width, best.height), 0, 0);
  for (const quality of qualities) {
    const bytes = await canvas.encode('jpeg', quality);
    if (bytes.length <= settings.maxBytes) return writeFile(target, bytes);
  }
  throw new UserError(`A cover of ${settings.width}x${settings.height} does not fit into ${settings.maxBytes} bytes.`, {
    hint: 'Raise cover.maxBytes or lower the size of the cover in the platform’s profile.',
  });
}

function splitFrames(bytes: Buffer, { width, height }: EncodeSettings['cover']): readonly Picture[] {
  const size = width * height * 4;
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => ({
    data: new Uint8ClampedArray(bytes.buffer, bytes.byteOffset + index * size, size),
    width,
    height,
  }));
}
