import { createCanvas, type Canvas, type Image } from '@napi-rs/canvas';
import type { Context } from '../../../../text/typography.ts';
import { css, mix } from '../oklch.ts';
import { type Area, drawOnce, type Stage } from '../stage.ts';
import { drawStandIn, standInShape } from './stand-in.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Proportions of what will be shown: the reference without its empty margins, else a stand-in. */
export function productShape({ reference, words }: Stage): Size {
  return reference === undefined ? standInShape(words) : inkOf(reference);
}

/** The reference as it is when it is cut out, on a card with round corners when it is a full picture. */
export function drawProductPicture(stage: Stage, { width, height }: Size): Canvas {
  return drawOnce({ x: 0, y: 0, width, height }, (context) => {
    if (stage.reference === undefined) return drawStandIn(context, stage, { width, height });
    const ink = inkOf(stage.reference);
    context.imageSmoothingQuality = 'high';
    if (!ink.cutOut) card(context, stage, { width, height });
    context.drawImage(stage.reference, ink.x, ink.y, ink.width, ink.height, 0, 0, width, height);
  });
}

function card(context: Context, { unit, grade }: Stage, { width, height }: Size): void {
  context.beginPath();
  context.roundRect(0, 0, width, height, 3 * unit);
  context.fillStyle = css(mix(grade.primary, grade.near, 0.5));
  context.fill();
  context.clip();
}

/** The part of a picture that is not transparent, looked for in a small copy. */
function inkOf(image: Image): Area & { readonly cutOut: boolean } {
  const edge = 160;
  const small = createCanvas(edge, edge).getContext('2d');
  small.drawImage(image, 0, 0, edge, edge);
  const { data } = small.getImageData(0, 0, edge, edge);
  const solid = (x: number, y: number) => (data[(y * edge + x) * 4 + 3] ?? 0) > 16;
  const indices = Array.from({ length: edge }, (_, index) => index);
  const columns = indices.filter((x) => indices.some((y) => solid(x, y)));
  const rows = indices.filter((y) => indices.some((x) => solid(x, y)));
  const [left = 0, right = edge - 1] = [columns.at(0), columns.at(-1)];
  const [top = 0, bottom = edge - 1] = [rows.at(0), rows.at(-1)];
  const [scaleX, scaleY] = [image.width / edge, image.height / edge];
  return {
    x: left * scaleX,
    y: top * scaleY,
    width: (right - left + 1) * scaleX,
    height: (bottom - top + 1) * scaleY,
    cutOut: ![solid(0, 0), solid(edge - 1, 0), solid(0, edge - 1), solid(edge - 1, edge - 1)].every(Boolean),
  };
}
