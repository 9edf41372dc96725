import { isRightToLeft, orderParts, type OrderedPart } from './order-parts.ts';
import { splitPieces } from './split-pieces.ts';
import type { Context, TextLayout } from './typography.ts';

/** Part of a line that can be drawn by itself, in pixels from the left edge of the line. */
interface PlacedPart extends OrderedPart {
  readonly x: number;
}

export interface PlacedLine {
  /** In the order in which they are read, each with the space after it. */
  readonly words: readonly string[];
  readonly parts: readonly PlacedPart[];
  readonly width: number;
}

/** Where each word of a layout stands, so that one can have another colour than its neighbours. */
export function placeWords(context: Context, layout: TextLayout): PlacedLine[] {
  context.save();
  context.font = layout.font;
  context.lang = layout.locale;
  const lines = layout.lines.map(({ text }) => placeLine(context, text, layout));
  context.restore();
  return lines;
}

function placeLine(context: Context, text: string, { locale, direction }: TextLayout): PlacedLine {
  const words = splitPieces(text, locale);
  const plain = direction === 'ltr' && !isRightToLeft(text);
  const ordered: OrderedPart[] = plain
    ? words.map((word, index) => ({ text: word, word: index, direction }))
    : orderParts(words, direction);
  let x = 0;
  const parts = ordered.map((part) => {
    const placed = { ...part, x };
    x += context.measureText(part.text).width;
    return placed;
  });
  return { words, parts, width: x };
}
