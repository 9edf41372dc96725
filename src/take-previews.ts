import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { ClipRecord } from './ledger/ledger.ts';
import type { FfmpegJob } from './media/media.ts';
import { clipsWithTakes } from './plan/take-groups.ts';
import { clipPath } from './store/clips.ts';
import { moveIntoPlace, temporaryBeside } from './store/move-into-place.ts';
import type { Workspace } from './workspace.ts';

/** Makes the small copies that the report shows of takes. One that cannot be made leaves a gap in the page, and is no reason to go without it. */
export async function makeTakePreviews(
  { whole, folders, media }: Workspace,
  clips: ReadonlyMap<string, ClipRecord>,
): Promise<void> {
  const limit = pLimit(2);
  await limit.map(clipsWithTakes(whole.clips), async ({ key, request }) => {
    const target = join(folders.previews, `${key}.mp4`);
    if (clips.get(key)?.state !== 'ready' || (await isThere(target))) return;
    const temporary = temporaryBeside(target);
    const job = previewJob(clipPath(folders.home, key), temporary, request.width >= request.height);
    await media()
      .then((tools) => tools.run(job, { signal: AbortSignal.timeout(60_000) }))
      .then(() => moveIntoPlace(temporary, target))
      .catch(() => undefined);
  });
}

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    ({ size }) => size > 0,
    () => false,
  );

/** A few hundred kilobytes: the page holds all of them. */
function previewJob(source: string, target: string, landscape: boolean): FfmpegJob {
  const picture = ['-map', '0:v:0', '-vf', `scale=${landscape ? '-2:240' : '240:-2'},fps=24,format=yuv420p`];
  const video = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '30', '-threads:v', '1'];
  const sound = ['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '48k', '-ac', '1'];
  const file = ['-map_metadata', '-1', '-fflags', '+bitexact', '-movflags', '+faststart', '-f', 'mp4'];
  return { inputs: [{ source }], outputs: [{ target, options: [...picture, ...video, ...sound, ...file] }] };
}
