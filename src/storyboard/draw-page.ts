import type { Canvas, SKRSContext2D } from '@napi-rs/canvas';
import { drawText } from '../text/draw-text.ts';
import { layOutText } from '../text/lay-out-text.ts';
import type { Fonts, TextLayout, TextStyle } from '../text/typography.ts';
import { UserError } from '../errors.ts';
import type { Panel } from './storyboard.ts';

/** A3 across, in points. */
export const page = { width: 1190, height: 842, margin: 48 } as const;
const gap = 18;
const wordsHeight = 124;
const [head, foot] = [118, 62];

export interface PageContent {
  readonly campaign: string;
  readonly title: string;
  /** Platform, size and length. */
  readonly facts: string;
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  readonly panels: readonly { readonly panel: Panel; readonly frame: Canvas }[];
  readonly ratio: number;
  readonly fonts: Fonts;
}

/** How many panels of a shape find room on a page. */
export function roomFor(ratio: number): { columns: number; rows: number; width: number; height: number } {
  const columns = ratio > 1.2 ? 3 : ratio > 0.7 ? 4 : 5;
  const width = (page.width - 2 * page.margin - (columns - 1) * gap) / columns;
  const height = width / ratio;
  const rows = Math.max(1, Math.floor((page.height - head - foot + gap) / (height + wordsHeight)));
  return { columns, rows, width, height };
}

export function drawPage(context: SKRSContext2D, content: PageContent): void {
  const { width, height, margin } = page;
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  const { columns, rows, width: across, height: down } = roomFor(content.ratio);
  const set = writer(context, content);
  set(content.campaign, { x: margin, y: 34, width: 700, size: 13, weight: 600, colour: soft, lines: 1 });
  set(content.title, { x: margin, y: 52, width: 700, size: 28, weight: 700, colour: ink, lines: 1 });
  set(content.facts, {
    x: width - margin - 380,
    y: 62,
    width: 380,
    size: 13,
    weight: 400,
    colour: soft,
    lines: 1,
    align: 'end',
  });
  for (const [index, { panel, frame }] of content.panels.entries()) {
    const x = margin + (index % columns) * (across + gap);
    const y = head + Math.floor(index / columns) * (down + wordsHeight);
    context.imageSmoothingQuality = 'high';
    context.drawImage(frame, x, y, across, down);
    drawWords(set, panel, { x, y: y + down + 8, width: across, prompt: rows === 1 ? 8 : 3 });
  }
  drawFoot(context, set);
}

const ink = '#15171b';
const soft = '#6a6d74';

interface Words {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly weight: TextStyle['weight'];
  readonly colour: string;
  readonly lines: number;
  readonly align?: 'start' | 'end';
}

type Set = (text: string, words: Words) => number;

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Lines that the prompt may take. */
  readonly prompt: number;
}

function drawWords(set: Set, panel: Panel, { x, y, width, prompt }: Place): void {
  const seconds = Number(panel.seconds.toFixed(1));
  let at = y + set(`${panel.name} · ${seconds} s`, { x, y, width, size: 11, weight: 600, colour: soft, lines: 1 }) + 2;
  const line = (text: string | undefined, style: Pick<Words, 'size' | 'weight' | 'colour' | 'lines'>) => {
    if (text !== undefined) at += set(text, { x, y: at, width, ...style }) + 3;
  };
  line(panel.text, { size: 14, weight: 700, colour: ink, lines: 2 });
  line(panel.voice && `“${panel.voice}”`, { size: 12, weight: 500, colour: ink, lines: 2 });
  line(panel.prompt, { size: 10.5, weight: 400, colour: soft, lines: prompt });
}

function drawFoot(context: SKRSContext2D, set: Set): void {
  const y = page.height - 34;
  context.fillStyle = '#c9c7c1';
  for (const [x, width] of [
    [page.margin + 76, 300],
    [page.margin + 430, 160],
  ] as const)
    context.fillRect(x, y + 13, width, 0.8);
  const words = { y, width: 360, size: 11, weight: 500, colour: soft, lines: 1 } as const;
  set('Approved by', { ...words, x: page.margin });
  set('Date', { ...words, x: page.margin + 396 });
  set('Drawn frames stand in for footage that is not made yet.', {
    ...words,
    x: page.width - page.margin - 360,
    align: 'end',
  });
}

/** Sets words, as many as find room, and says how high they stand. */
function writer(context: SKRSContext2D, { locale, direction: own, fonts }: PageContent): Set {
  return (text, { x, y, width, size, weight, colour, lines, align = 'start' }) => {
    const direction = own === 'rtl' && /[\p{sc=Arab}\p{sc=Hebr}]/u.test(text) ? 'rtl' : 'ltr';
    const style = { family: 'Inter', weight, size, minSize: size, lineHeight: 1.3 };
    const lay = (words: string) =>
      layOutText(words, { width, height: 2000, maxLines: lines }, style, { locale, direction, fonts });
    const layout = shortened(text, locale, lay);
    if (layout === undefined) return 0;
    drawText(context, layout, { x, y, width, colour, align });
    return layout.height;
  };
}

function shortened(text: string, locale: string, lay: (text: string) => TextLayout): TextLayout | undefined {
  const words = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map(({ segment }) => segment);
  for (let count = words.length; count > 0; count--) {
    try {
      return lay(count === words.length ? text : `${words.slice(0, count).join('').trimEnd()}…`);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
    }
  }
  return undefined;
}
