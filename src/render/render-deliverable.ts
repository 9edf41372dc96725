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
import { drawSeconds } from './layers/draw-seconds.ts';
import { createTypesetter } from './layers/typesetter.ts';
import { previewAlongside } from './preview.ts';
import { readClips } from './read-clips.ts';
import type { Rendered, RenderTask, RenderTools } from './rendering.ts';
import { makeSound } from './sound/make-sound.ts';
import { watchFootage } from './source-stretches.ts';

/** Makes one finished video with its cover, captions and preview, and holds it against its platform. */
export async function renderDeliverable(task: RenderTask, tools: RenderTools): Promise<Rendered> {
  const { edit } = task.deliverable;
  const video = path.join(tools.workFolder, 'video.mp4');
  const sources = await makeVideo(task, tools, video);
  const finished = await finish(video, { platform: task.platform, edit, sources }, tools);
  return { video, ...finished, ...(await writeCaptions(task, tools)) };
}

/** Writes the video; resolves with how to tell where its footage stands still or is black, and where it is silent. */
async function makeVideo(task: RenderTask, tools: RenderTools, target: string): Promise<Asked['sources']> {
  const { media, signal, workFolder, onProgress } = tools;
  const { edit } = task.deliverable;
  const clip = await readClips(task, tools);
  const words = createTypesetter(task.deliverable, createFonts());
  const [drawn, seconds, sound] = await Promise.all([
    drawLayers(edit, words, workFolder),
    drawSeconds({ edit, clip, folder: workFolder }),
    makeSound({ edit, clip, folder: workFolder }, media, signal),
  ]);
  const job = deliverableJob({ edit, clip, ...drawn, seconds, sound: sound.file, target });
  const progress = (fraction: number) => onProgress?.('rendering', fraction);
  await media.run(job, { signal, seconds: edit.seconds, onProgress: progress });
  const watching = { edit, own: task.own, clipOf: clip };
  return { seen: () => watchFootage(watching, media, signal), silent: sound.silent };
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
