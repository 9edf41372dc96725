import type { Canvas, Image } from '@napi-rs/canvas';
import type { Edit } from '../../plan/plan.ts';
import type { Context } from '../../text/typography.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { windowOf } from './motion.ts';
import type { Rect, Stage } from './stage.ts';

/** The logo in its corner from the first scene until the end card, which has its own. */
export async function drawLogo(edit: Edit, stage: Stage, image: Image, folder: string): Promise<Layer> {
  const corner = edit.logo?.corner ?? 'top-left';
  const size = fitImage(image, stage.logo);
  const { unit, logo } = stage;
  const place = {
    ...size,
    x: corner.endsWith('left') ? logo.x : logo.x + logo.width - size.width,
    y: corner.startsWith('top') ? logo.y : logo.y + logo.height - size.height,
  };
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
