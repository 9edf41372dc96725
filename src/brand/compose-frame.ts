import { createCanvas, ImageData, loadImage, type Canvas } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Edit } from '../plan/edit.ts';
import type { Drawn } from '../render/layers/draw-layers.ts';
import type { LayerStrip } from '../render/layers/layer.ts';
import type { Context } from '../text/typography.ts';

/** One frame of an edit, put together from what was drawn for it, as ffmpeg does it for all of them. Fades are over, or have not begun. */
export async function composeFrame(edit: Edit, drawn: Drawn, backdrop: Canvas, seconds: number): Promise<Canvas> {
  const { width, height, endCard } = edit;
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const onCard = endCard !== undefined && seconds >= endCard.start + endCard.fade;
  if (onCard && drawn.endCard !== undefined) await drawCard(context, drawn.endCard, edit);
  else cover(context, backdrop, edit);
  for (const { file, x, y, start, end } of drawn.layers)
    if (start <= seconds && seconds < end) context.drawImage(await loadImage(file), x, y);
  if (drawn.captions !== undefined) await drawStrip(context, drawn.captions, seconds);
  return canvas;
}

async function drawCard(context: Context, file: string, { width, height }: Edit): Promise<void> {
  const bytes = await readFile(file);
  context.putImageData(new ImageData(new Uint8ClampedArray(bytes), width, height), 0, 0);
}

/** Fills the frame, the middle of the picture in its middle. */
function cover(context: Context, picture: Canvas, { width, height }: { width: number; height: number }): void {
  const scale = Math.max(width / picture.width, height / picture.height);
  const [across, down] = [picture.width * scale, picture.height * scale];
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down);
}

async function drawStrip(context: Context, { list, x, y }: LayerStrip, seconds: number): Promise<void> {
  let end = 0;
  for (const [, file = '', length = ''] of (await readFile(list, 'utf8')).matchAll(
    /^file '(.+)'[^]*?^duration (.+)$/gm,
  )) {
    end += Number(length);
    if (seconds < end) return context.drawImage(await loadImage(join(dirname(list), file)), x, y);
  }
}
