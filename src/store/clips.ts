import { join } from 'node:path';
import type { ClipRecord, StoredFile } from '../ledger/ledger.ts';
import type { ClipKey } from '../plan/plan.ts';
import { fileError } from './file-error.ts';
import { hasCode } from './has-code.ts';
import { hashFile } from './hash-file.ts';
import { moveAside } from './move-aside.ts';
import { moveIntoPlace } from './move-into-place.ts';

/** Two letters of the key first: some programs are slow in a folder of 10,000 files. */
export function clipPath(folder: string, key: ClipKey): string {
  return join(folder, 'clips', key.slice(0, 2), `${key}.mp4`);
}

export async function commitClip(
  folder: string,
  key: ClipKey,
  temporaryFile: string,
): Promise<Omit<StoredFile, 'path'>> {
  const path = clipPath(folder, key);
  const { sha256, bytes } = await hashFile(temporaryFile);
  await moveIntoPlace(temporaryFile, path).catch((error: unknown) => {
    throw fileError(error, path, bytes);
  });
  return { sha256, bytes };
}

export async function verifyClip(
  folder: string,
  { key, file }: Pick<ClipRecord, 'key' | 'file'>,
): Promise<'ok' | 'missing' | 'damaged'> {
  const path = clipPath(folder, key);
  const found = await hashFile(path).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    throw error;
  });
  if (found === undefined) return 'missing';
  if (found.sha256 === file?.sha256) return 'ok';
  await moveAside(path, (number) => join(folder, 'damaged', `${key}-${number}.mp4`)).catch((error: unknown) => {
    throw fileError(error, path);
  });
  return 'damaged';
}
