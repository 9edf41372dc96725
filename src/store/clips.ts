import { join } from 'node:path';
import type { ClipRecord, StoredFile } from '../ledger/ledger.ts';
import type { ClipKey } from '../plan/plan.ts';
import { fileError } from './file-error.ts';
import { hasCode } from './has-code.ts';
import { hashFile } from './hash-file.ts';
import { moveAside } from './move-aside.ts';
import { moveIntoPlace } from './move-into-place.ts';

/** Relative to the project folder. Two letters of the key first: some programs are slow in a folder of 10,000 files. */
export function clipPath(key: ClipKey): string {
  return `.reelmill/clips/${key.slice(0, 2)}/${key}.mp4`;
}

export async function commitClip(root: string, key: ClipKey, temporaryFile: string): Promise<StoredFile> {
  const path = clipPath(key);
  const { sha256, bytes } = await hashFile(temporaryFile);
  await moveIntoPlace(temporaryFile, join(root, path)).catch((error: unknown) => {
    throw fileError(error, join(root, path), bytes);
  });
  return { path, sha256, bytes };
}

export async function verifyClip(
  root: string,
  { key, file }: Pick<ClipRecord, 'key' | 'file'>,
): Promise<'ok' | 'missing' | 'damaged'> {
  const path = join(root, clipPath(key));
  const found = await hashFile(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  });
  if (found === undefined) return 'missing';
  if (found.sha256 === file?.sha256) return 'ok';
  await moveAside(path, (number) => join(root, '.reelmill', 'damaged', `${key}-${number}.mp4`)).catch(
    (error: unknown) => {
      throw fileError(error, path);
    },
  );
  return 'damaged';
}
