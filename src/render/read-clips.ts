import { UserError } from '../errors.ts';
import { clipsOf } from '../plan/clips-of.ts';
import type { ClipKey } from '../plan/plan.ts';
import type { ClipSource } from './clip-source.ts';
import type { RenderTask, RenderTools } from './rendering.ts';

/** Looks at every clip of the edit once. UserError when one is missing or holds no picture. */
export async function readClips(
  task: RenderTask,
  { media, signal }: RenderTools,
): Promise<(key: ClipKey) => ClipSource> {
  const keys = new Set(clipsOf(task.deliverable.edit).map(({ key }) => key));
  const read = [...keys].map(async (key): Promise<[ClipKey, ClipSource]> => {
    const file = task.clips.get(key);
    if (file === undefined) throw new Error(`${task.deliverable.id} needs the clip ${key}, which nobody made.`);
    const { video, audio } = await media.probe(file, { signal });
    if (video === undefined) throw noPicture(file);
    return [key, { file, video, audio }];
  });
  const sources = new Map(await Promise.all(read));
  return (key) => {
    const source = sources.get(key);
    if (source === undefined) throw new Error(`The clip ${key} is not part of the edit.`);
    return source;
  };
}

function noPicture(file: string): UserError {
  return new UserError(`${file} holds no picture.`, { hint: 'Use another file, or generate the clip again.' });
}
