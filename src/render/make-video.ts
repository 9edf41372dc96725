import path from 'node:path';
import { cleanFramesJob } from './cover/clean-frames.ts';
import { coverFrames } from './cover/cover-frames.ts';
import { deliverableJob } from './deliverable-job.ts';
import type { Asked } from './inspect/rule.ts';
import { drawLayers } from './layers/draw-layers.ts';
import { drawSeconds } from './layers/draw-seconds.ts';
import { placedIn } from './layers/placed.ts';
import type { Typesetter } from './layers/typesetter.ts';
import type { PictureParts } from './picture/picture-graph.ts';
import { readClips } from './read-clips.ts';
import { sceneCrops } from './reframe/scene-crops.ts';
import { trackCrops } from './reframe/track-crops.ts';
import type { RenderTask, RenderTools, SceneCrop } from './rendering.ts';
import { makeSound } from './sound/make-sound.ts';
import { watchFootage } from './source-stretches.ts';

/** What was put into a video, for those who look at it afterwards. */
interface Made extends Pick<Asked, 'sources' | 'drawn'> {
  /** What it shows of each picture. */
  readonly crops: readonly SceneCrop[];
  /** Frames for covers without words, where something is made of them. */
  readonly clean: string | undefined;
}

/** Draws, mixes and encodes: one ffmpeg process for all that is seen. */
export async function makeVideo(
  task: RenderTask,
  words: Typesetter,
  tools: RenderTools,
  target: string,
): Promise<Made> {
  const { media, signal, workFolder, onProgress } = tools;
  const { edit } = task.deliverable;
  const clip = await readClips(task, tools);
  const [drawn, sound, crops, seconds] = await Promise.all([
    drawLayers(edit, words, workFolder),
    makeSound({ edit, clip, folder: workFolder, sounds: tools.sounds }, media, signal),
    trackCrops({ edit, clip }, { media, signal, workFolder }),
    drawSeconds({ edit, clip, folder: workFolder }),
  ]);
  const job = deliverableJob({ edit, clip, ...drawn, seconds, crops, sound: sound.file, target });
  const progress = (fraction: number) => onProgress?.('rendering', fraction);
  await media.run(job, { signal, seconds: edit.seconds, onProgress: progress });
  const watching = { edit, own: task.own, clipOf: clip };
  return {
    sources: { seen: () => watchFootage(watching, media, signal), silent: sound.silent },
    drawn: await placedIn(edit, drawn),
    crops: sceneCrops(edit, clip, crops),
    clean: await cleanFrames({ edit, clip, ...drawn, seconds, crops }, tools),
  };
}

/** Once more without words, where a cover or a square gets words of its own. */
async function cleanFrames(
  parts: PictureParts,
  { media, signal, workFolder }: RenderTools,
): Promise<string | undefined> {
  const { edit } = parts;
  if (edit.cover?.text === undefined && edit.extras?.includes('square') !== true) return undefined;
  const file = path.join(workFolder, 'clean.rgba');
  await media.run(cleanFramesJob(parts, coverFrames(edit, { clean: true }), file), { signal });
  return file;
}
