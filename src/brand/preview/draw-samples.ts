import type { Canvas } from '@napi-rs/canvas';
import { column, gap, type Page, soft, title, write } from './page.ts';

/** The brand on films: headline, caption and logo over a picture, then the end card, in three shapes. */
export function drawSamples(page: Page, y: number): number {
  title(page, '04', 'On film', y);
  const films = drawRow(page, y, ({ film }) => film);
  write(page, 'Headline, caption and logo over a picture, which stands in for footage', {
    x: column.x,
    y: films + 14,
    size: 22,
    colour: soft,
  });
  const cards = drawRow(page, films + 72, ({ card }) => card);
  write(page, 'End card', { x: column.x, y: cards + 14, size: 22, colour: soft });
  return cards + 50;
}

/** All of one height, over the whole width of the column. */
function drawRow(page: Page, y: number, of: (sample: Page['samples'][number]) => Canvas): number {
  const { context, samples } = page;
  const ratios = samples.map(({ edit }) => edit.width / edit.height);
  const height = Math.round((column.width - gap * (ratios.length - 1)) / ratios.reduce((sum, ratio) => sum + ratio, 0));
  let x: number = column.x;
  context.imageSmoothingQuality = 'high';
  for (const [index, sample] of samples.entries()) {
    const width = height * (ratios[index] ?? 1);
    context.save();
    context.beginPath();
    context.roundRect(x, y, width, height, 16);
    context.clip();
    context.drawImage(of(sample), x, y, width, height);
    context.restore();
    x += width + gap;
  }
  return y + height;
}
