import type { Canvas } from '@napi-rs/canvas';
import type { Brand } from '../../campaign/campaign.ts';
import type { Edit } from '../../plan/edit.ts';
import { drawText } from '../../text/draw-text.ts';
import { layOutText } from '../../text/lay-out-text.ts';
import type { Context, Fonts, TextStyle } from '../../text/typography.ts';

// The page of a brand book: paper, a column of titles at the left, the brand at the right of it.

export const pageWidth = 2400;
export const margin = 96;
/** Where the right-hand column begins, and how wide it is. */
export const column = { x: 480, width: pageWidth - margin - 480 } as const;
export const gap = 24;
export const paper = '#f7f6f3';
export const ink = '#15171b';
export const soft = '#6a6d74';
export const line = '#dad8d2';

/** A sample of each shape, as it would be seen. */
export interface Shown {
  readonly edit: Edit;
  readonly film: Canvas;
  readonly card: Canvas;
}

export interface Page {
  readonly context: Context;
  readonly brand: Brand;
  /** The brand's own. */
  readonly fonts: Fonts;
  /** Family of the brand's Latin. */
  readonly family: string;
  readonly samples: readonly Shown[];
}

interface Words {
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly size: number;
  readonly weight?: TextStyle['weight'];
  readonly colour?: string;
  readonly width?: number;
  readonly lines?: number;
  readonly family?: string;
  readonly locale?: string;
  readonly align?: 'start' | 'center';
}

/** Sets words and says how high they stand. In Inter, unless they are the brand's. */
export function write({ context, fonts }: Page, text: string, words: Words): number {
  const { x, y, size, weight = 400, colour = ink, width = column.width, lines = 3, align = 'start' } = words;
  const { family = 'Inter', locale = 'en' } = words;
  const style = { family, weight, size, minSize: Math.min(size, 12), lineHeight: 1.32 };
  const direction = /[\p{sc=Arab}\p{sc=Hebr}]/u.test(text) ? 'rtl' : 'ltr';
  const layout = layOutText(text, { width, height: 4000, maxLines: lines }, style, { locale, direction, fonts });
  // Samples stand at the left, whatever their direction: here they are pictures, not texts.
  const shift = align === 'center' ? (width - layout.width) / 2 : 0;
  drawText(context, layout, { x: x + shift, y, colour });
  return layout.height;
}

/** A title in the left-hand column, under a line across the page. */
export function title(page: Page, number: string, text: string, y: number): void {
  page.context.fillStyle = line;
  page.context.fillRect(margin, y - 56, pageWidth - 2 * margin, 2);
  write(page, number, { x: margin, y, size: 22, weight: 600, colour: soft, width: 340 });
  write(page, text, { x: margin, y: y + 36, size: 44, weight: 700, width: 340 });
}

export function panel(
  context: Context,
  rect: { x: number; y: number; width: number; height: number },
  colour: string,
): void {
  context.fillStyle = colour;
  context.beginPath();
  context.roundRect(rect.x, rect.y, rect.width, rect.height, 20);
  context.fill();
}
