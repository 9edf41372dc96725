import { link, lstat, mkdir, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasCode } from './has-code.ts';

/** Gives a file the first name that is free and returns it. Never replaces another file, also when two processes do this at once. */
export async function moveAside(file: string, nameOf: (number: number) => string): Promise<string> {
  await mkdir(dirname(nameOf(1)), { recursive: true });
  for (let number = 1; ; number += 1) {
    if (await moveUnlessTaken(file, nameOf(number))) return nameOf(number);
  }
}

async function moveUnlessTaken(file: string, name: string): Promise<boolean> {
  try {
    // A rename would silently replace; a link refuses.
    await link(file, name);
    await unlink(file);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK')) throw error;
    return await renameUnlessTaken(file, name);
  }
}

/** For disks without links, such as exFAT. */
async function renameUnlessTaken(file: string, name: string): Promise<boolean> {
  const taken = await lstat(name).then(
    () => true,
    () => false,
  );
  if (!taken) await rename(file, name);
  return !taken;
}
