import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from './file-error.ts';
import { hasCode } from './has-code.ts';

export async function workFolder(home: string, run: string): Promise<string> {
  const folder = join(home, 'work', run);
  try {
    await mkdir(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw fileError(error, folder);
  }
}

export async function removeWorkFolder(home: string, run: string): Promise<void> {
  await rm(join(home, 'work', run), { recursive: true, force: true });
}

export async function removeStaleWork(home: string, liveRuns: () => Promise<ReadonlySet<string>>): Promise<void> {
  const runs = await readdir(join(home, 'work')).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (runs.length === 0) return;
  const live = await liveRuns();
  for (const run of runs) if (!live.has(run)) await removeWorkFolder(home, run);
}
