import { extname } from 'node:path';

/** MIME type of a cover, by its file name. */
export function pictureType(path: string): 'image/png' | 'image/jpeg' {
  return extname(path).toLowerCase() === '.png' ? 'image/png' : 'image/jpeg';
}
