import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFonts } from '../text/fonts.ts';
import { coverAlongside } from './cover/cover-alongside.ts';
import { coverFrames } from './cover/cover-frames.ts';
import { cleanFramesJob } from './cover/clean-frames.ts';
import { makeCovers } from './cover/make-covers.ts';
import { spokenCues } from './captions/spoken-cues.ts';
import { toSrt } from './captions/to-srt.ts';
import { toVtt } from './captions/to-vtt.ts';
import { deliverableJob } from './deliverable-job.ts';
import { inspect } from './inspect/inspect.ts';
import type { Asked } from './inspect/rule.ts';
import { drawLayers } from './layers/draw-layers.ts';
import { createTypesetter, type Typesetter } from './layers/typesetter.ts';
import { makePreviewExtra } from './make-preview-extras.ts';
import { previewAlongside } from './preview.ts';
import { readClips } from './read-clips.ts';
import type { Rendered, RenderTask, RenderTools } from './rendering.ts';
import { makeSound } from './sound/make-sound.ts';
import { watchFootage } from './source-stretches.ts';

/** Makes one finished video with its cover, captions and preview, and holds it against its platform. */
export async function renderDeliverable(task: RenderTask, tools: RenderTools): Promise<Rendered> {
  const { edit } = task.deliverable;
  const video = path.join(tools.workFolder, 'video.mp4');
  const words = createTypesetter(task.deliverable, createFonts({ brand: edit.look.fonts }));
  const { sources, clean } = await makeVideo(task, words, tools, video);
  const asked = { platform: task.platform, edit, sources };
  const finished = await finish(video, asked, { ...tools, words, clean });
  return { video, ...finished, ...(await writeCaptions(task, tools)) };
}

interface Made {
  /** How to tell where its footage stands still or is black, and where it is silent. */
  readonly sources: Asked['sources'];
  /** Frames for covers without words, where something is made of them. */
  readonly clean: string | undefined;
}

async function makeVideo(task: RenderTask, words: Typesetter, tools: RenderTools, target: string): Promise<Made> {
  const { media, signal, workFolder, onProgress } = tools;
  const { edit } = task.deliverable;
  const clip = await readClips(task, tools);
  const [drawn, sound] = await Promise.all([
    drawLayers(edit, words, workFolder),
    makeSound({ edit, clip, folder: workFolder }, media, signal),
  ]);
  const job = deliverableJob({ edit, clip, ...drawn, sound: sound.file, target });
  const progress = (fraction: number) => onProgress?.('rendering', fraction);
  await media.run(job, { signal, seconds: edit.seconds, onProgress: progress });
  const needsClean = edit.cover?.text !== undefined || edit.extras?.includes('square') === true;
  const clean = needsClean ? path.join(workFolder, 'clean.rgba') : undefined;
  if (clean !== undefined)
    await media.run(cleanFramesJob({ edit, clip, endCard: drawn.endCard }, coverFrames(edit, { clean: true }), clean), {
      signal,
    });
  const watching = { edit, own: task.own, clipOf: clip };
  return { sources: { seen: () => watchFootage(watching, media, signal), silent: sound.silent }, clean };
}

interface Finishing extends RenderTools {
  readonly words: Typesetter;
  readonly clean: string | undefined;
}

/** Inspection, cover and preview from one decode of the finished video, and the extras that are asked for. */
async function finish(
  video: string,
  asked: Asked,
  { media, signal, workFolder, onProgress, words, clean }: Finishing,
): Promise<Pick<Rendered, 'inspection' | 'cover' | 'preview' | 'extras'>> {
  const { edit } = asked;
  const inFolder = (name: string) => path.join(workFolder, name);
  const [cover, preview, frames] = [inFolder('cover.jpg'), inFolder('preview.mp4'), inFolder('cover.rgba')];
  const inspection = await inspect(video, asked, {
    media,
    signal,
    onProgress: (fraction) => onProgress?.('inspecting', fraction),
    alongside: [previewAlongside(preview), coverAlongside(edit, coverFrames(edit), frames)],
  });
  const square = edit.extras?.includes('square') === true ? inFolder('square.jpeg') : undefined;
  await makeCovers(edit, words, { frames, clean, cover, square });
  // jpeg, not jpg: that is the cover.
  const extras = square === undefined ? [] : [{ file: square, ending: '.square.jpeg' }];
  for (const kind of ['gif', 'webp'] as const)
    if (edit.extras?.includes(kind) === true)
      extras.push({
        file: await makePreviewExtra(kind, video, edit, { media, signal, folder: workFolder }),
        ending: `.${kind}`,
      });
  return { inspection, cover, preview, extras };
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
