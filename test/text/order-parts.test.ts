import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { createFonts } from '../../src/text/fonts.ts';
import { layOutText } from '../../src/text/lay-out-text.ts';
import { orderParts } from '../../src/text/order-parts.ts';
import { placeWords } from '../../src/text/place-words.ts';
import type { Context, TextLayout } from '../../src/text/typography.ts';

const fonts = createFonts();

const lines: readonly [string, 'ltr' | 'rtl', string][] = [
  ['ar', 'rtl', 'اطلب الآن هاتف Aurora One الجديد'],
  ['ar', 'rtl', 'بدقة 48 ميغابكسل، وفتحة f/1.4 (الجديد)!'],
  ['ar', 'rtl', 'Aurora One, Two: 48 MP بسعر 50% فقط'],
  ['he', 'rtl', 'הזמינו את Aurora One (2026), עכשיו.'],
  ['he', 'rtl', 'ב-50% הנחה: 1,299 ₪ בלבד! Wow, yes.'],
  ['en', 'ltr', 'Say שלום עולם 48 today, and مرحبا بك.'],
  ['en', 'ltr', 'The city never goes dark (48 MP).'],
  ['he', 'rtl', 'OK? "כן", אמר Dan.'],
];

// What Skia draws at once is the truth. Without kerning, as pairs across the ends of words would shift what follows.
test.each(lines)('%s (%s): words one by one stand where the whole line puts them: %s', (locale, direction, text) => {
  const style = { family: 'Inter', weight: 600, size: 40, minSize: 40, lineHeight: 1.2 } as const;
  const layout = layOutText(text, { width: 1000, height: 90, maxLines: 1 }, style, { locale, direction, fonts });
  const whole = profile(layout, (context) => {
    context.direction = direction;
    context.fillText(text, 0, layout.baseline);
  });
  const parts = profile(layout, (context) => {
    for (const part of placeWords(context, layout)[0]?.parts ?? []) {
      context.direction = part.direction;
      context.fillText(part.text, part.x, layout.baseline);
    }
  });
  expect(likeness(whole, parts)).toBeGreaterThan(0.97);
});

test('a sequence of emoji stays whole, and every part knows its word', () => {
  expect(orderParts(['שלום ', '👩‍👩‍👧🇯🇵'], 'rtl').map(({ text, word }) => [text, word])).toEqual([
    ['🇯🇵', 1],
    ['👩‍👩‍👧', 1],
    [' ', 0],
    ['שלום', 0],
  ]);
});

/** Ink of each stretch of 8 pixels, in three bands of the height. */
function profile(layout: TextLayout, draw: (context: Context) => void): number[] {
  const [width, height] = [1024, 96];
  const context = createCanvas(width, height).getContext('2d');
  context.font = layout.font;
  context.lang = layout.locale;
  context.textAlign = 'left';
  context.fontKerning = 'none';
  draw(context);
  const { data } = context.getImageData(0, 0, width, height);
  const ink = Array.from({ length: (width / 8) * 3 }, () => 0);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = Math.floor(x / 8) * 3 + Math.floor((3 * y) / height);
      ink[at] = (ink[at] ?? 0) + (data[(y * width + x) * 4 + 3] ?? 0);
    }
  return ink;
}

/** 1 is the same, 0 nothing in common. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const sum = one.reduce((total, value) => total + value, 0) + other.reduce((total, value) => total + value, 0);
  return 1 - one.reduce((total, value, index) => total + Math.abs(value - (other[index] ?? 0)), 0) / sum;
}
