import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { StoredFile } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import type { Rendered } from '../render/rendering.ts';
import { fileError } from '../store/file-error.ts';
import { moveIntoPlace } from '../store/move-into-place.ts';
import type { RunContext } from './run-context.ts';

/** Puts the files of a deliverable below the output folder: the video last, so that a new video never stands beside old captions. */
export async function commitRendered(
  task: DeliverableTask,
  before: readonly StoredFile[],
  { video, cover, srt, vtt, preview, extras = [] }: Rendered,
  run: RunContext,
): Promise<StoredFile[]> {
  const { store, outFolder, previewsFolder } = run.tools;
  const hashes = new Map(before.map((file) => [file.path, file.sha256]));
  const files: StoredFile[] = [];
  await replacePreview(preview, join(previewsFolder, `${task.key}${extname(preview)}`));
  const all = [cover, srt, vtt, ...extras, video].flatMap((one) => {
    if (one === undefined) return [];
    return typeof one === 'string' ? [{ file: one, ending: extname(one) }] : [one];
  });
  for (const { file: from, ending } of all) {
    const path = `${task.path}${ending}`;
    const { file, keptAside } = await store.commitOutput(outFolder, path, from, { known: hashes.get(path) });
    if (keptAside !== undefined) run.warn(`${path} was not what Reelmill put there; it is kept as ${keptAside}.`);
    files.push(file);
  }
  await removeOld(before, files, run);
  return files;
}

/** Nobody works on previews: an old one, of another ffmpeg, is not worth keeping. */
async function replacePreview(from: string, to: string): Promise<void> {
  await moveIntoPlace(from, to).catch((error: unknown) => {
    throw fileError(error, to);
  });
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
