import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createFonts } from '../text/fonts.ts';
import { coverAlongside } from './cover/cover-alongside.ts';
import { coverFrames } from './cover/cover-frames.ts';
import { makeCovers } from './cover/make-covers.ts';
import { spokenCues } from './captions/spoken-cues.ts';
import { toSrt } from './captions/to-srt.ts';
import { toVtt } from './captions/to-vtt.ts';
import { inspect } from './inspect/inspect.ts';
import type { Asked } from './inspect/rule.ts';
import { createTypesetter, type Typesetter } from './layers/typesetter.ts';
import { makePreviewExtra } from './make-preview-extras.ts';
import { makeVideo } from './make-video.ts';
import { previewAlongside } from './preview.ts';
import type { Rendered, RenderTask, RenderTools } from './rendering.ts';

/** Makes one finished video with its cover, captions and preview, and holds it against its platform. */
export async function renderDeliverable(task: RenderTask, tools: RenderTools): Promise<Rendered> {
  const { edit } = task.deliverable;
  const video = path.join(tools.workFolder, 'video.mp4');
  const words = createTypesetter(task.deliverable, createFonts({ brand: edit.look.fonts, glyphs: tools.glyphs }));
  const { crops, clean, ...made } = await makeVideo(task, words, tools, video);
  const asked = { platform: task.platform, edit, ...made };
  const { inspection, ...finished } = await finish(video, asked, {
    ...tools,
    words,
    clean,
    animatic: (task.animatic?.size ?? 0) > 0,
  });
  return { video, ...finished, inspection: { ...inspection, crops }, ...(await writeCaptions(task, tools)) };
}

interface Finishing extends RenderTools {
  readonly words: Typesetter;
  readonly clean: string | undefined;
  readonly animatic: boolean;
}

/** Inspection, cover and preview from one decode of the finished video, and the extras that are asked for. */
async function finish(
  video: string,
  asked: Asked,
  { media, signal, workFolder, onProgress, words, clean, animatic }: Finishing,
): Promise<Pick<Rendered, 'inspection' | 'cover' | 'preview' | 'extras'>> {
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
  const square = edit.extras?.includes('square') === true ? inFolder('square.jpeg') : undefined;
  await makeCovers(edit, words, { frames, clean, cover, square, animatic });
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
  await Promise.all([writeFile(srt, toSrt(cues, edit.locale)), writeFile(vtt, toVtt(cues, edit))]);
  return { srt, vtt };
}
