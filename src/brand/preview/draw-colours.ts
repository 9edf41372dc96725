import { ratioWords } from '../../campaign/check-contrast.ts';
import { contrast, enough } from '../../campaign/contrast.ts';
import { readable } from '../../render/layers/ink.ts';
import { column, gap, line, type Page, panel, title, write } from './page.ts';

const names = ['primary', 'background', 'accent', 'text'] as const;
const uses = {
  primary: 'plates, the light of the end card',
  background: 'the ground behind everything',
  accent: 'what should catch the eye',
  text: 'words over plates and pictures',
};
const width = (column.width - 3 * gap) / 4;

/** The four colours, then each pair that has to be told apart, with what WCAG says of it. */
export function drawColours(page: Page, y: number): number {
  title(page, '01', 'Colour', y);
  for (const [index, name] of names.entries()) drawSwatch(page, name, column.x + index * (width + gap), y);
  const pairs = (['text', 'accent'] as const).flatMap((front) =>
    (['primary', 'background'] as const).map((ground) => ({ front, ground })),
  );
  for (const [index, pair] of pairs.entries()) drawPair(page, pair, column.x + index * (width + gap), y + 380 + gap);
  return y + 380 + gap + 230;
}

function drawSwatch(page: Page, name: (typeof names)[number], x: number, y: number): void {
  const { context, brand } = page;
  const colour = brand.colours[name];
  panel(context, { x, y, width, height: 380 }, colour);
  context.strokeStyle = line;
  context.lineWidth = 2;
  context.stroke();
  const on = readable('#ffffff', colour);
  const words = { x: x + 28, width: width - 56, colour: on };
  write(page, name, { ...words, y: y + 232, size: 34, weight: 700 });
  write(page, colour.toUpperCase(), { ...words, y: y + 278, size: 24, weight: 500 });
  write(page, uses[name], { ...words, y: y + 318, size: 20, lines: 1 });
}

interface Pair {
  readonly front: 'text' | 'accent';
  readonly ground: 'primary' | 'background';
}

function drawPair(page: Page, { front, ground }: Pair, x: number, y: number): void {
  const { context, brand, family } = page;
  const [colour, under] = [brand.colours[front], brand.colours[ground]];
  panel(context, { x, y, width, height: 230 }, under);
  context.strokeStyle = line;
  context.stroke();
  write(page, 'Aa', { x: x + 28, y: y + 36, size: 92, weight: 800, colour, family, width: 160 });
  const ratio = contrast(colour, under);
  const on = readable('#ffffff', under);
  const words = { x: x + 190, width: width - 210, colour: on };
  write(page, ratioWords(ratio), { ...words, y: y + 48, size: 34, weight: 700 });
  write(page, verdict(ratio, front === 'text' ? enough.text : enough.large), {
    ...words,
    y: y + 96,
    size: 22,
    weight: 600,
  });
  write(page, `${front} on ${ground}`, { ...words, x: x + 28, width: width - 56, y: y + 172, size: 20 });
}

/** Level AAA asks 7 of text. */
function verdict(ratio: number, least: number): string {
  if (ratio >= 7) return '✓ AA, AAA';
  return ratio >= least ? '✓ AA' : `✗ needs ${least}:1`;
}
