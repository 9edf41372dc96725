import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { StoredFile } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import type { Rendered } from '../render/rendering.ts';
import type { RunContext } from './run-context.ts';

/** Puts the files of a deliverable below the output folder: the video last, so that a new video never stands beside old captions. */
export async function commitRendered(
  task: DeliverableTask,
  before: readonly StoredFile[],
  { video, cover, srt, vtt, preview }: Rendered,
  run: RunContext,
): Promise<StoredFile[]> {
  const { store, outFolder, previewsFolder } = run.tools;
  const hashes = new Map(before.map((file) => [file.path, file.sha256]));
  const files: StoredFile[] = [];
  await store.commitOutput(previewsFolder, `${task.key}${extname(preview)}`, preview, { known: undefined });
  for (const from of [cover, srt, vtt, video]) {
    if (from === undefined) continue;
    const path = `${task.path}${extname(from)}`;
    const { file, keptAside } = await store.commitOutput(outFolder, path, from, { known: hashes.get(path) });
    if (keptAside !== undefined) run.warn(`${path} was not what Reelmill put there; it is kept as ${keptAside}.`);
    files.push(file);
  }
  await removeOld(before, files, run);
  return files;
}

/** A video that has no words any more has no captions any more. What somebody changed is not ours to remove. */
async function removeOld(
  before: readonly StoredFile[],
  now: readonly StoredFile[],
  { tools: { store, outFolder } }: RunContext,
): Promise<void> {
  const paths = new Set(now.map((file) => file.path));
  for (const file of before) {
    if (paths.has(file.path)) continue;
    if (await store.outputsUnchanged(outFolder, [file], { hash: true })) await rm(join(outFolder, file.path));
  }
}
