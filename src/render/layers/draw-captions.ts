import { createCanvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CaptionLook, Edit } from '../../plan/edit.ts';
import { captionList, type ShownPicture } from '../captions/caption-list.ts';
import { type CaptionPage, captionPages } from '../captions/caption-pages.ts';
import { captionStyles } from '../captions/caption-styles.ts';
import { paintGround, paintLetters } from '../captions/paint-caption.ts';
import { drawInFrame, evenRect, saveCanvas, type LayerStrip } from './layer.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface CaptionsTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
}

/** Each state of each caption as a picture, drawn once. Captions appear and go at once: they are read, not watched. */
export async function drawCaptions(task: CaptionsTask): Promise<LayerStrip | undefined> {
  const { edit, folder } = task;
  const look = edit.captionLook;
  if (edit.captions.length === 0 || look === undefined) return undefined;
  const pages = edit.captions.flatMap((cue) => captionPages(cue, { ...task, look }));
  const rect = evenRect(around(pages.map(({ block }) => block)));
  const shown: ShownPicture[] = [];
  // One after the other: a minute of single words is hundreds of pictures, and each canvas is a picture in memory.
  for (const page of pages) shown.push(...(await drawPage(task, look, page, rect, shown.length)));
  const blank = await saveCanvas(createCanvas(rect.width, rect.height), folder, 'caption none');
  const list = path.join(folder, 'captions.ffconcat');
  await writeFile(list, captionList(edit, shown, blank));
  return { ...rect, list };
}

async function drawPage(
  { stage, folder }: CaptionsTask,
  look: CaptionLook,
  page: CaptionPage,
  rect: Rect,
  before: number,
): Promise<readonly ShownPicture[]> {
  const starts = captionStyles[look.style].accent === 'none' ? [page.start] : page.spoken;
  const ground = drawInFrame(rect, (context) => paintGround(context, page, look, stage.unit));
  const shown: ShownPicture[] = [];
  for (const [word, from] of starts.entries()) {
    const picture = drawInFrame(rect, (context) => {
      context.drawImage(ground, rect.x, rect.y);
      paintLetters(context, page, look, stage.unit, word);
    });
    const file = await saveCanvas(picture, folder, `caption ${before + word}`);
    shown.push({ file, start: word === 0 ? page.start : from, end: starts[word + 1] ?? page.end });
  }
  return shown;
}

function around(rects: readonly Rect[]): Rect {
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}
