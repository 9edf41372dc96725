import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileError } from './file-error.ts';
import { temporaryBeside } from './move-into-place.ts';
import { syncFolder } from './sync.ts';

/** Writes a small file so that every reader sees the old one or the new one, whole. Makes its folder. `mode`: who may read it, as for chmod. */
export async function writeAtomically(
  file: string,
  data: string | Uint8Array,
  { mode = 0o666 }: { readonly mode?: number } = {},
): Promise<void> {
  const temporary = temporaryBeside(file);
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, data, { flag: 'wx', flush: true, mode });
    await rename(temporary, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileError(error, file, Buffer.byteLength(data));
  }
}
