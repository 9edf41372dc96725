import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFonts } from '../text/fonts.ts';
import { coverAlongside } from './cover/cover-alongside.ts';
import { coverFrames } from './cover/cover-frames.ts';
import { writeCover } from './cover/write-cover.ts';
import { spokenCues } from './captions/spoken-cues.ts';
import { toSrt } from './captions/to-srt.ts';
import { toVtt } from './captions/to-vtt.ts';
import { deliverableJob } from './deliverable-job.ts';
import { inspect } from './inspect/inspect.ts';
import type { Asked } from './inspect/rule.ts';
import { drawLayers } from './layers/draw-layers.ts';
import { placedIn } from './layers/placed.ts';
import { createTypesetter } from './layers/typesetter.ts';
import { previewAlongside } from './preview.ts';
import { readClips } from './read-clips.ts';
import type { Rendered, RenderTask, RenderTools, SceneCrop } from './rendering.ts';
import { sceneCrops } from './reframe/scene-crops.ts';
import { trackCrops } from './reframe/track-crops.ts';
import { makeSound } from './sound/make-sound.ts';
import { watchFootage } from './source-stretches.ts';

/** Makes one finished video with its cover, captions and preview, and holds it against its platform. */
export async function renderDeliverable(task: RenderTask, tools: RenderTools): Promise<Rendered> {
  const { edit } = task.deliverable;
  const video = path.join(tools.workFolder, 'video.mp4');
  const { crops, ...made } = await makeVideo(task, tools, video);
  const { inspection, ...finished } = await finish(video, { platform: task.platform, edit, ...made }, tools);
  return { video, ...finished, inspection: { ...inspection, crops }, ...(await writeCaptions(task, tools)) };
}

interface MadeVideo extends Pick<Asked, 'sources' | 'drawn'> {
  readonly crops: readonly SceneCrop[];
}

/** Writes the video; resolves with how to tell where its footage stands still or is black, where it is silent, where words were put, and what it shows of each picture. */
async function makeVideo(task: RenderTask, tools: RenderTools, target: string): Promise<MadeVideo> {
  const { media, signal, workFolder, onProgress } = tools;
  const { edit } = task.deliverable;
  const clip = await readClips(task, tools);
  const words = createTypesetter(task.deliverable, createFonts());
  const [drawn, sound, crops] = await Promise.all([
    drawLayers(edit, words, workFolder),
    makeSound({ edit, clip, folder: workFolder }, media, signal),
    trackCrops({ edit, clip }, { media, signal, workFolder }),
  ]);
  const job = deliverableJob({ edit, clip, ...drawn, crops, sound: sound.file, target });
  const progress = (fraction: number) => onProgress?.('rendering', fraction);
  await media.run(job, { signal, seconds: edit.seconds, onProgress: progress });
  const watching = { edit, own: task.own, clipOf: clip };
  const sources = { seen: () => watchFootage(watching, media, signal), silent: sound.silent };
  return { sources, drawn: await placedIn(edit, drawn), crops: sceneCrops(edit, clip, crops) };
}

/** Inspection, cover and preview from one decode of the finished video. */
async function finish(
  video: string,
  asked: Asked,
  { media, signal, workFolder, onProgress }: RenderTools,
): Promise<Pick<Rendered, 'inspection' | 'cover' | 'preview'>> {
  const { edit } = asked;
  const inFolder = (name: string) => path.join(workFolder, name);
  const [cover, preview, frames] = [inFolder('cover.jpg'), inFolder('preview.mp4'), inFolder('cover.rgba')];
  const inspection = await inspect(video, asked, {
    media,
    signal,
    folder: workFolder,
    onProgress: (fraction) => onProgress?.('inspecting', fraction),
    alongside: [previewAlongside(preview), coverAlongside(edit, coverFrames(edit), frames)],
  });
  await writeCover(frames, edit.encode.cover, cover);
  return { inspection, cover, preview };
}

async function writeCaptions(
  { deliverable: { edit } }: RenderTask,
  { workFolder }: RenderTools,
): Promise<Pick<Rendered, 'srt' | 'vtt'>> {
  const cues = spokenCues(edit);
  if (cues.length === 0) return { srt: undefined, vtt: undefined };
  const [srt, vtt] = [path.join(workFolder, 'captions.srt'), path.join(workFolder, 'captions.vtt')];
  await Promise.all([writeFile(srt, toSrt(cues)), writeFile(vtt, toVtt(cues, edit.locale))]);
  return { srt, vtt };
}
