import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { AssetRef } from '../../src/plan/plan.ts';

/** A file that begins like a PNG picture, and is as long as is said. */
export async function referencePicture(file: string, bytes = 32): Promise<AssetRef> {
  const picture = Buffer.alloc(bytes);
  picture.write('\x89PNG\r\n\x1a\n', 'latin1');
  await writeFile(file, picture);
  return { path: file, sha256: createHash('sha256').update(picture).digest('hex') };
}
