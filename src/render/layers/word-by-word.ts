import { drawText, type DrawTextOptions } from '../../text/draw-text.ts';
import { measureText } from '../../text/measure-text.ts';
import { splitPieces } from '../../text/split-pieces.ts';
import type { TextLayout } from '../../text/typography.ts';
import { drawInFrame, evenRect, saveCanvas, type Layer } from './layer.ts';
import { motion, staggerOf, type Window } from './motion.ts';

export type Ink = Pick<DrawTextOptions, 'colour' | 'shadow'>;

interface WordsTask {
  readonly name: string;
  readonly layout: TextLayout;
  /** Upper left corner of the layout. */
  readonly place: { readonly x: number; readonly y: number };
  readonly ink: Ink;
  readonly window: Window;
  readonly folder: string;
  readonly rise: number;
  readonly unit: number;
}

/** The text word by word, each a picture of its own that comes after the one before. */
export async function wordByWord(task: WordsTask): Promise<readonly Layer[]> {
  const { layout, window } = task;
  const words = layout.lines.flatMap(({ text, width }, line) => wordsOf(layout, text, width, line));
  const stagger = staggerOf(words.length, window, motion.stagger);
  return Promise.all(
    words.map((word, index) => drawWord(task, word, { ...window, start: window.start + index * stagger }, index)),
  );
}

interface Word {
  readonly text: string;
  readonly line: number;
  /** From the left edge of the layout. */
  readonly x: number;
  readonly width: number;
}

function wordsOf(layout: TextLayout, text: string, lineWidth: number, line: number): readonly Word[] {
  const rtl = layout.direction === 'rtl';
  const left = rtl ? layout.width - lineWidth : 0;
  // Where both directions meet in a line, words do not stand in the order in which they are written.
  if (mixed(text, rtl)) return [{ text, line, x: left, width: lineWidth }];
  let end = 0;
  return splitPieces(text, layout.locale).map((piece) => {
    const word = piece.trimEnd();
    const from = measureText(text.slice(0, end), layout);
    const width = measureText(word, layout);
    end += piece.length;
    return { text: word, line, x: rtl ? left + lineWidth - from - width : left + from, width };
  });
}

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}]/u;

function mixed(text: string, rtl: boolean): boolean {
  return rtl ? /[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{N}]/u.test(text) : rightToLeft.test(text);
}

async function drawWord(
  { name, layout, place, ink, folder, rise, unit }: WordsTask,
  { text, line, x, width }: Word,
  window: Window,
  index: number,
): Promise<Layer> {
  const at = { x: place.x + x, y: place.y + line * layout.lineHeight };
  const halo = 2 * unit;
  const height = layout.height - (layout.lines.length - 1) * layout.lineHeight;
  const box = { x: at.x - halo, y: at.y - halo, width: width + 2 * halo, height: height + 2 * halo };
  const rect = evenRect(box);
  const alone = { ...layout, lines: [{ text, width }], width };
  const canvas = drawInFrame(rect, (context) => drawText(context, alone, { ...at, ...ink }));
  const label = `${name} word ${index + 1}`;
  return { name: label, file: await saveCanvas(canvas, folder, label), ...rect, ...window, rise: Math.round(rise) };
}
