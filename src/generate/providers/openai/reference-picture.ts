import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Image } from '@napi-rs/canvas';
import { UserError } from '../../../errors.ts';
import type { AssetRef } from '../../../plan/plan.ts';

export interface Picture {
  readonly name: string;
  readonly type: 'image/png' | 'image/jpeg';
  readonly bytes: Buffer;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The reference picture in exactly the size of the video, since services refuse any other: scaled to cover it, cut at the edges. */
export async function referencePicture({ path: file, sha256 }: AssetRef, size: Size): Promise<Picture> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UserError(`${file} cannot be read.`, { hint: 'Put it back, or change the campaign.', cause });
  });
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw new UserError(`${file} has changed since the plan was made.`, { hint: 'Run again with the file as it is.' });
  }
  return await fitted(file, bytes, size);
}

async function fitted(file: string, bytes: Buffer, size: Size): Promise<Picture> {
  const { loadImage } = await import('@napi-rs/canvas');
  // Turned as its EXIF says.
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw new UserError(`${file} is no picture that can be read.`, { hint: 'Use a PNG, JPEG or WebP file.', cause });
  });
  const { name } = path.parse(file);
  // Photographs stay JPEG: as PNG they are ten times as large.
  if (bytes.readUInt16BE(0) === 0xff_d8) {
    return { name: `${name}.jpg`, type: 'image/jpeg', bytes: await (await drawn(image, size)).encode('jpeg', 95) };
  }
  const asIs = bytes.toString('latin1', 1, 4) === 'PNG' && image.width === size.width && image.height === size.height;
  return {
    name: `${name}.png`,
    type: 'image/png',
    bytes: asIs ? bytes : await (await drawn(image, size)).encode('png'),
  };
}

async function drawn(image: Image, { width, height }: Size) {
  const { createCanvas } = await import('@napi-rs/canvas');
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.imageSmoothingQuality = 'high';
  const scale = Math.max(width / image.width, height / image.height);
  const [wide, tall] = [image.width * scale, image.height * scale];
  context.drawImage(image, (width - wide) / 2, (height - tall) / 2, wide, tall);
  return canvas;
}
