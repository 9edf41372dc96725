import type { CaptionLook } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import type { Context, TextLayout } from '../../text/typography.ts';
import { contrast, legible, mix, readable, withAlpha } from '../layers/ink.ts';
import { airOf, type CaptionPage } from './caption-pages.ts';
import { captionStyles } from './caption-styles.ts';

interface Inks {
  /** What the words are read against: plate, box or outline. */
  readonly ground: string;
  readonly text: string;
  readonly accent: string;
}

/** What the words of a page stand on, in the coordinates of the frame: the same for all its states. */
export function paintGround(context: Context, page: CaptionPage, look: CaptionLook, unit: number): void {
  const inks = inksOf(look);
  const paint = { plate: paintPlate, lines: paintBoxes, outline: paintOutline }[captionStyles[look.style].ground];
  paint(context, page, inks, unit);
}

/** The words themselves, while `word` is spoken. */
export function paintLetters(context: Context, page: CaptionPage, look: CaptionLook, unit: number, word: number): void {
  const { accent } = captionStyles[look.style];
  const inks = inksOf(look);
  if (accent === 'none') return paintLines(context, page, inks.text, unit);
  const unsaid = accent === 'spoken' ? mix(inks.text, inks.ground, 0.18) : inks.text;
  paintWords(context, page, unit, (index) =>
    (accent === 'spoken' ? index <= word : index === word) ? inks.accent : unsaid,
  );
}

function inksOf({ style, text, accent, ground }: CaptionLook): Inks {
  const dark = '#0a0c10';
  const outlined = captionStyles[style].ground === 'outline';
  const against = outlined ? (contrast(text, dark) >= contrast(text, '#ffffff') ? dark : '#ffffff') : ground;
  return { ground: against, text: readable(text, against), accent: legible(accent, against) };
}

function paintPlate(context: Context, { block }: CaptionPage, { ground }: Inks, unit: number): void {
  context.fillStyle = withAlpha(ground, 0.76);
  context.beginPath();
  context.roundRect(block.x, block.y, block.width, block.height, 1.5 * unit);
  context.fill();
}

/** A box for each line, as wide as its words. */
function paintBoxes(context: Context, { block, layout }: CaptionPage, { ground }: Inks, unit: number): void {
  const air = airOf(unit);
  const height = layout.lineHeight - 0.5 * unit;
  const middle = block.x + block.width / 2;
  context.fillStyle = withAlpha(ground, 0.92);
  for (const [index, { width }] of layout.lines.entries()) {
    const centre = block.y + air.y + layout.baseline + index * layout.lineHeight - 0.36 * layout.size;
    context.beginPath();
    context.roundRect(middle - width / 2 - air.x, centre - height / 2, width + 2 * air.x, height, 0.9 * unit);
    context.fill();
  }
}

/** Around the letters and softly below them: words that stand on the picture itself. */
function paintOutline(context: Context, page: CaptionPage, { ground }: Inks, unit: number): void {
  const { layout } = page;
  takeUp(context, layout);
  context.strokeStyle = ground;
  context.lineWidth = 0.16 * layout.size;
  context.lineJoin = 'round';
  context.shadowColor = withAlpha(ground, 0.55);
  context.shadowBlur = 0.16 * layout.size;
  for (const [index, { text }] of layout.lines.entries())
    context.strokeText(text, lineX(page, layout.lines[index]?.width ?? 0), lineY(page, index, unit));
  context.restore();
}

/** Saves the context as well. */
function takeUp(context: Context, { font, locale, direction }: TextLayout): void {
  context.save();
  context.font = font;
  context.lang = locale;
  context.direction = direction;
  context.textAlign = 'left';
}

function paintLines(context: Context, { block, layout }: CaptionPage, colour: string, unit: number): void {
  const air = airOf(unit);
  drawText(context, layout, { x: block.x + air.x, y: block.y + air.y, align: 'center', colour });
}

function paintWords(context: Context, page: CaptionPage, unit: number, colourOf: (index: number) => string): void {
  const { layout } = page;
  takeUp(context, layout);
  let before = 0;
  for (const [index, { parts, words, width }] of page.lines.entries()) {
    for (const { text, word, x, direction } of parts) {
      context.direction = direction;
      context.fillStyle = colourOf(before + word);
      context.fillText(text, lineX(page, width) + x, lineY(page, index, unit));
    }
    before += words.length;
  }
  context.restore();
}

const lineX = ({ block }: CaptionPage, width: number) => block.x + (block.width - width) / 2;

const lineY = ({ block, layout }: CaptionPage, index: number, unit: number) =>
  block.y + airOf(unit).y + layout.baseline + index * layout.lineHeight;
