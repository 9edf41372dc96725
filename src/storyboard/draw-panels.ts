import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { composeFrame } from '../brand/compose-frame.ts';
import { composeClip } from '../generate/providers/animatic/compose-clip.ts';
import type { Media } from '../media/media.ts';
import type { ClipRequest } from '../plan/plan.ts';
import { drawLayers } from '../render/layers/draw-layers.ts';
import { createTypesetter } from '../render/layers/typesetter.ts';
import { createFonts } from '../text/fonts.ts';
import type { Board, Panel } from './storyboard.ts';

interface PanelTools {
  /** Of this board's own. */
  readonly folder: string;
  readonly media: () => Promise<Media>;
  readonly signal: AbortSignal;
}

/** The frame of each panel: footage of the team's own as it is, everything else drawn, with the words that will be seen. */
export async function drawPanels({ task, panels }: Board, tools: PanelTools): Promise<readonly Canvas[]> {
  const { edit } = task;
  await mkdir(tools.folder, { recursive: true });
  const drawn = await drawLayers(edit, createTypesetter(task, createFonts({ brand: edit.look.fonts })), tools.folder);
  const frames: Canvas[] = [];
  // One after the other: each drawn picture is tens of megabytes.
  for (const panel of panels) frames.push(await composeFrame(edit, drawn, await backdrop(panel, tools), panel.at));
  return frames;
}

async function backdrop({ clip, seconds, name }: Panel, tools: PanelTools): Promise<Canvas> {
  if (clip === undefined) return createCanvas(2, 2);
  if (clip.footage !== undefined) return await footageFrame(clip, name, seconds, tools);
  const drawn = await composeClip(clip);
  return drawn.draw(Math.floor(drawn.frames / 2));
}

async function footageFrame(
  { footage }: ClipRequest,
  name: string,
  seconds: number,
  tools: PanelTools,
): Promise<Canvas> {
  const target = join(tools.folder, `footage ${name}.png`);
  const inputs = [{ source: footage?.path ?? '', options: ['-ss', (seconds / 2).toFixed(3)] }];
  const outputs = [{ target, options: ['-frames:v', '1', '-f', 'image2', '-update', '1'] }];
  await (await tools.media()).run({ inputs, outputs }, { signal: tools.signal });
  const image = await loadImage(target);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas;
}
