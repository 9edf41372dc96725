import { createCanvas } from '@napi-rs/canvas';
import type { TextLayout } from './typography.ts';

/** Width in pixels of a part of a layout's text. */
export function measureText(text: string, { font, locale, direction }: TextLayout): number {
  const context = createCanvas(1, 1).getContext('2d');
  context.font = font;
  context.lang = locale;
  context.direction = direction;
  return context.measureText(text).width;
}
