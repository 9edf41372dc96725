import { readFile } from 'node:fs/promises';
import { type Image, loadImage } from '@napi-rs/canvas';
import { drawImage, logoPlace } from '../../render/layers/draw-logo.ts';
import { readable, withAlpha } from '../../render/layers/ink.ts';
import { stageOf } from '../../render/layers/stage.ts';
import { fitImage, logoFile } from './logo-file.ts';
import { column, gap, type Page, panel, type Shown, soft, title, write } from './page.ts';

const panelHeight = 400;

/** The logo on dark and on light with the air it keeps, and its place in each shape. */
export async function drawLogos(page: Page, y: number): Promise<number> {
  title(page, '03', 'Logo', y);
  const { logo, colours } = page.brand;
  if (logo === undefined) {
    const hint = 'No logo yet. In the brand kit: logo: { file: logo.svg, clearSpace: 0.5 }';
    return y + write(page, hint, { x: column.x, y, size: 28, colour: soft });
  }
  const width = (column.width - gap) / 2;
  for (const [index, ground] of [colours.background, '#ffffff'].entries()) {
    const rect = { x: column.x + index * (width + gap), y, width, height: panelHeight };
    const image = await loadImage(await readFile(logoFile(page.brand, ground) ?? logo.file));
    panel(page.context, rect, ground);
    drawClearSpace(page, image, rect);
  }
  const air = logo.clearSpace === undefined ? 'none is set' : `${logo.clearSpace} of its height`;
  const words = `Clear space: ${air}. The dashed line is what nothing else enters.`;
  write(page, words, { x: column.x, y: y + panelHeight + 18, size: 22, colour: soft });
  return drawPlaces(page, y + panelHeight + 84);
}

function drawClearSpace(
  { context, brand }: Page,
  image: Image,
  rect: { x: number; y: number; width: number; height: number },
): void {
  const air = brand.logo?.clearSpace ?? 0;
  const height = 150 / (1 + air);
  const size = fitImage(image, { width: rect.width * 0.5, height });
  const [x, y] = [rect.x + (rect.width - size.width) / 2, rect.y + (rect.height - size.height) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, x, y, size.width, size.height);
  const clear = air * size.height;
  dash(
    context,
    { x: x - clear, y: y - clear, width: size.width + 2 * clear, height: size.height + 2 * clear },
    brand.colours.accent,
  );
}

function dash(
  context: Page['context'],
  rect: { x: number; y: number; width: number; height: number },
  colour: string,
): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 2.5;
  context.setLineDash([12, 9]);
  context.strokeRect(rect.x, rect.y, rect.width, rect.height);
  context.restore();
}

/** The three shapes on the brand's ground: safe zone, and where the logo stands in it. */
async function drawPlaces(page: Page, y: number): Promise<number> {
  const { context, brand } = page;
  const height = 420;
  const file = logoFile(brand, brand.colours.background);
  const image = file === undefined ? undefined : await loadImage(await readFile(file));
  let x: number = column.x;
  for (const sample of page.samples) {
    const scale = height / sample.edit.height;
    const width = sample.edit.width * scale;
    panel(context, { x, y, width, height }, brand.colours.background);
    if (image !== undefined) drawPlace(page, sample, image, { x, y, scale });
    x += width + gap;
  }
  const words = 'Where it stands in wide, square and tall frames. The dashed line is the safe zone of the platform.';
  write(page, words, { x: column.x, y: y + height + 18, size: 22, colour: soft });
  return y + height + 60;
}

function drawPlace(page: Page, { edit }: Shown, image: Image, at: { x: number; y: number; scale: number }): void {
  const { context, brand } = page;
  context.save();
  context.translate(at.x, at.y);
  context.scale(at.scale, at.scale);
  const { safe } = stageOf(edit);
  context.lineWidth = 2 / at.scale;
  context.setLineDash([10 / at.scale, 8 / at.scale]);
  context.strokeStyle = withAlpha(readable('#ffffff', brand.colours.background), 0.4);
  context.strokeRect(safe.x, safe.y, safe.width, safe.height);
  if (edit.logo?.hidden !== true) drawImage(context, image, logoPlace(edit, image));
  context.restore();
}
