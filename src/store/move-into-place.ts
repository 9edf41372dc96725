import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasCode } from './has-code.ts';
import { syncFile, syncFolder } from './sync.ts';

/** Gives a whole file its final name in one step: whoever is killed meanwhile, the old file is there or the new one. */
export async function moveIntoPlace(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await syncFile(from);
  try {
    await rename(from, to);
  } catch (error) {
    if (!hasCode(error, 'EXDEV')) throw error;
    await copyIntoPlace(from, to);
  }
  await syncFolder(dirname(to));
}

/** From another disk: a rename cannot cross, so the copy gets a temporary name beside the final one first. */
async function copyIntoPlace(from: string, to: string): Promise<void> {
  const copy = temporaryBeside(to);
  try {
    await copyFile(from, copy);
    await syncFile(copy);
    await rename(copy, to);
  } catch (error) {
    await rm(copy, { force: true });
    throw error;
  }
  await rm(from);
}

/** Short, whatever the final name: that one may already be as long as the disk allows. */
export function temporaryBeside(file: string): string {
  return join(dirname(file), `.reelmill-${randomUUID().slice(0, 8)}.tmp`);
}
