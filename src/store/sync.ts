import { open } from 'node:fs/promises';

/** Waits until what was written to a file is on the disk. */
export async function syncFile(file: string): Promise<void> {
  await using handle = await open(file, 'r+');
  await handle.sync();
}

/** Waits until the names in a folder are on the disk: without it a rename may be forgotten when the power fails. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and writes its names down by itself.
  if (process.platform === 'win32') return;
  await using handle = await open(folder, 'r');
  await handle.sync();
}
