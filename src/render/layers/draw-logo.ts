import type { Canvas, Image } from '@napi-rs/canvas';
import type { Edit, EditLogo } from '../../plan/edit.ts';
import type { AssetRef } from '../../plan/plan.ts';
import type { Context } from '../../text/typography.ts';
import { contrast } from './ink.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { windowOf } from './motion.ts';
import { stageOf, type Rect, type Stage } from './stage.ts';

/** The logo in its corner from the first scene until the end card, which has its own. */
export async function drawLogo(edit: Edit, stage: Stage, image: Image, folder: string): Promise<Layer> {
  const { unit } = stage;
  const place = logoPlace(edit, image);
  const halo = 1.6 * unit;
  const rect = evenRect({
    x: place.x - halo,
    y: place.y - halo,
    width: place.width + 2 * halo,
    height: place.height + 2 * halo,
  });
  const canvas = drawInFrame(rect, (context) => {
    context.shadowColor = 'rgba(0,0,0,0.45)';
    context.shadowBlur = 1.4 * unit;
    drawImage(context, image, place);
  });
  const end = edit.endCard === undefined ? edit.seconds : edit.endCard.start + edit.endCard.fade;
  const start = edit.intro === undefined ? 0 : edit.intro.seconds - (edit.scenes[0]?.fade ?? 0) / 2;
  const { fadeIn, fadeOut } = windowOf(start, end, edit.endCard !== undefined);
  return {
    name: 'logo',
    file: await saveCanvas(canvas, folder, 'logo'),
    ...rect,
    start,
    end,
    fadeIn: edit.intro === undefined ? 0 : fadeIn,
    fadeOut,
    rise: 0,
  };
}

/** Where the logo stands: in its corner of its box, as large as the box takes. */
export function logoPlace(edit: Edit, image: Image): Rect {
  const { logo } = stageOf(edit);
  const corner = edit.logo?.corner ?? 'top-left';
  const size = fitImage(image, logo);
  return {
    ...size,
    x: corner.endsWith('left') ? logo.x : logo.x + logo.width - size.width,
    y: corner.startsWith('top') ? logo.y : logo.y + logo.height - size.height,
  };
}

/** The logo that is made for grounds like this one. */
export function logoOn(ground: string, logo: EditLogo): AssetRef {
  const dark = contrast('#ffffff', ground) >= contrast('#000000', ground);
  return (dark ? logo.onDark : logo.onLight) ?? logo.file;
}

/** The largest size of the image's shape inside the box. */
export function fitImage(
  image: Image,
  box: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / image.width, box.height / image.height);
  return { width: image.width * scale, height: image.height * scale };
}

export function drawImage(context: Context, image: Image | Canvas, { x, y, width, height }: Rect): void {
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, width, height);
}
