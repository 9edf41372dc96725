import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdir, readFile, writeFile } from 'node:fs/promises';

// Pictures that a person has looked at and found right. After a change that is meant to show:
// GOLDEN=write npx vitest run test/render, then look at every picture that git says has changed.

const folder = new URL('./golden/', import.meta.url);
export const writeGolden: boolean = process.env['GOLDEN'] === 'write';

/** Half the size, as the eye does not count pixels; a compressed reference differs a little everywhere. */
const scale = 0.5;
const seen = 40;

export async function saveGolden(name: string, sheet: Canvas): Promise<void> {
  const file = new URL(`${name}.webp`, folder);
  await mkdir(new URL('.', file), { recursive: true });
  await writeFile(file, await sheet.encode('webp', 88));
}

export async function readGolden(name: string): Promise<Canvas> {
  const image = await loadImage(await readFile(new URL(`${name}.webp`, folder)));
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}

/** Share of the picture, in percent, that somebody would see to be different. */
export function seenDifference(one: Canvas, other: Canvas): number {
  const [first, second] = [shrink(one), shrink(other)];
  let different = 0;
  for (let at = 0; at < first.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs((first[at + channel] ?? 0) - (second[at + channel] ?? 0)) > seen))
      different++;
  return (100 * different) / (first.length / 4);
}

/** A part of a sheet. */
export function cut(sheet: Canvas, x: number, y: number, width: number, height: number): Canvas {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(sheet, -x, -y);
  return canvas;
}

function shrink(canvas: Canvas): Uint8ClampedArray {
  const [width, height] = [Math.round(canvas.width * scale), Math.round(canvas.height * scale)];
  const small = createCanvas(width, height).getContext('2d');
  small.drawImage(canvas, 0, 0, width, height);
  return small.getImageData(0, 0, width, height).data;
}
