import { join } from 'node:path';
import type { ClipRecord, DeliverableRecord, StoredFile } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import { provenanceOf } from '../plan/provenance.ts';
import { hashFile } from '../store/hash-file.ts';
import type { Post, PostFile } from './post.ts';
import type { FinishedVideo } from './posts-of.ts';
import { RefusedError } from './refused-error.ts';

interface Finished {
  readonly video: FinishedVideo;
  /** Whether any of its pictures is a drawn storyboard. */
  readonly isAnimatic: boolean;
}

/** A deliverable with its files and where its pictures come from; undefined when it is not made as the campaign says now. */
export function finishedVideo(
  task: DeliverableTask,
  record: DeliverableRecord | undefined,
  clips: ReadonlyMap<string, ClipRecord>,
  outFolder: string,
): Finished | undefined {
  if (record?.state !== 'ready' || record.key !== task.key) return undefined;
  const file = (extension: string) => postFile(record.files, extension, outFolder);
  const [video, srt, vtt] = [file('.mp4'), file('.srt'), file('.vtt')];
  if (video === undefined) return undefined;
  const { seconds, width, height } = task.edit;
  const made = task.clips.map((key) => provenanceOf(clips.get(key)?.provider ?? 'unknown'));
  return {
    video: {
      task,
      video: { ...video, seconds, width, height },
      cover: file('.jpg'),
      captions: srt === undefined || vtt === undefined ? undefined : { srt, vtt },
      madeByModel: made.includes('ai') || isSpokenByModel(task),
    },
    isAnimatic: made.includes('animatic'),
  };
}

const isSpokenByModel = ({ credits }: DeliverableTask): boolean =>
  credits?.voices.some(({ spokenBy }) => spokenBy !== undefined) === true;

function postFile(files: readonly StoredFile[], extension: string, outFolder: string): PostFile | undefined {
  const file = files.find(({ path }) => path.endsWith(extension));
  return file && { ...file, path: join(outFolder, file.path) };
}

/** Rejects with a RefusedError when what is on the disk is not what was rendered, and approved. */
export async function checkFiles({
  video,
  cover,
  captions,
}: Pick<Post, 'video' | 'cover' | 'captions'>): Promise<void> {
  for (const file of [video, cover, captions?.srt, captions?.vtt]) {
    if (file === undefined) continue;
    const found = await hashFile(file.path).catch(() => undefined);
    if (found?.sha256 === file.sha256) continue;
    const what = found === undefined ? 'cannot be read' : 'has changed since it was made';
    throw new RefusedError(`${file.path} ${what}. \`reelmill run\` makes it again; then it must be approved.`);
  }
}
