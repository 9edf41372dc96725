import { createCanvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Edit } from '../../plan/plan.ts';
import { drawText } from '../../text/draw-text.ts';
import type { TextLayout } from '../../text/typography.ts';
import { toFrames } from '../shots.ts';
import { evenRect, saveCanvas, type LayerStrip } from './layer.ts';
import type { Rect, Stage } from './stage.ts';
import type { Typesetter } from './typesetter.ts';

interface CaptionsTask {
  readonly edit: Edit;
  readonly stage: Stage;
  readonly words: Typesetter;
  readonly folder: string;
}

/** Each cue as a plate at the foot of the captions' place. Captions appear and go at once: they are read, not watched. */
export async function drawCaptions(task: CaptionsTask): Promise<LayerStrip | undefined> {
  const { edit, stage, folder } = task;
  if (edit.captions.length === 0) return undefined;
  const layouts = edit.captions.map(({ text }) => setCaption(task, text));
  const rect = stripRect(stage, layouts);
  const files = await Promise.all(
    layouts.map((layout, index) => saveCanvas(drawPlate(task, layout, rect), folder, `caption ${index}`)),
  );
  const blank = await saveCanvas(createCanvas(rect.width, rect.height), folder, 'caption none');
  const list = path.join(folder, 'captions.ffconcat');
  await writeFile(list, captionList(edit, files, blank));
  return { ...rect, list };
}

function setCaption({ stage, words }: CaptionsTask, text: string): TextLayout {
  const { unit, captions } = stage;
  const air = padding(unit);
  const box = {
    width: Math.min(captions.width, 100 * unit) - 2 * air.x,
    height: captions.height - 2 * air.y,
    maxLines: 3,
  };
  return words(text, { weight: 600, size: 4.7 * unit, minSize: 3.2 * unit, lineHeight: 1.28 }, box);
}

function padding(unit: number): { x: number; y: number } {
  return { x: 2.2 * unit, y: 1.3 * unit };
}

/** The smallest rectangle at the foot of the captions' place that holds every plate. */
function stripRect({ unit, captions }: Stage, layouts: readonly TextLayout[]): Rect {
  const air = padding(unit);
  const width = Math.max(...layouts.map((layout) => layout.width)) + 2 * air.x;
  const height = Math.max(...layouts.map((layout) => layout.height)) + 2 * air.y;
  return evenRect({
    x: captions.x + (captions.width - width) / 2,
    y: captions.y + captions.height - height,
    width,
    height,
  });
}

function drawPlate({ stage }: CaptionsTask, layout: TextLayout, rect: Rect) {
  const { unit } = stage;
  const air = padding(unit);
  const canvas = createCanvas(rect.width, rect.height);
  const context = canvas.getContext('2d');
  const [width, height] = [layout.width + 2 * air.x, layout.height + 2 * air.y];
  const [x, y] = [(rect.width - width) / 2, rect.height - height];
  context.fillStyle = 'rgba(9,11,15,0.76)';
  context.beginPath();
  context.roundRect(x, y, width, height, 1.5 * unit);
  context.fill();
  drawText(context, layout, { x: x + air.x, y: y + air.y, align: 'center', colour: '#ffffff' });
  return canvas;
}

/** The whole time line as pictures with lengths, in frames, with blanks where nobody speaks. */
function captionList(edit: Edit, files: readonly string[], blank: string): string {
  const entries: string[] = [];
  let now = 0;
  const show = (file: string, until: number) => {
    if (until <= now) return;
    entries.push(
      `file '${path.basename(file)}'`,
      `option framerate ${edit.fps}`,
      // A folder may be called `100 %d`.
      'option pattern_type none',
      `duration ${((until - now) / edit.fps).toFixed(6)}`,
    );
    now = until;
  };
  for (const [index, cue] of edit.captions.entries()) {
    show(blank, toFrames(cue.start, edit.fps));
    show(files[index] ?? blank, toFrames(cue.end, edit.fps));
  }
  // A picture that begins where the film ends would make ffmpeg 5.1 add a frame for it.
  const end = toFrames(edit.seconds, edit.fps);
  if (now < end) show(blank, end + 1);
  return ['ffconcat version 1.0', ...entries, ''].join('\n');
}
