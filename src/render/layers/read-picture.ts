import { loadImage, type Image } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';

/** `what` it is, for messages: `picture`. */
export async function readPicture(file: string, what: string): Promise<Image> {
  try {
    return await loadImage(await readFile(file));
  } catch (cause) {
    const hint = `Save it as PNG, JPEG, WebP or SVG, or name another file.`;
    throw new UserError(`The ${what} ${file} cannot be read as a picture.`, { hint, cause });
  }
}
