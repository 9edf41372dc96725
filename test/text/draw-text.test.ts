import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { drawText } from '../../src/text/draw-text.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { layOutText } from '../../src/text/lay-out-text.ts';

const fonts = createFonts();
const style = { family: 'Inter', weight: 700, size: 60, minSize: 20, lineHeight: 1.1 } as const;
const margin = 40;

const texts: [string, 'ltr' | 'rtl', string][] = [
  ['en', 'ltr', 'Ágjpqy "50%" \\ {x}: Meet Aurora One'],
  ['de', 'ltr', 'Überwältigend große Nachtaufnahmen'],
  ['ja', 'ltr', '夜を写す、新しいスマートフォン。'],
  ['zh', 'ltr', '夜晚从未如此清晰。'],
  ['ko', 'ltr', '오늘 바로 예약하세요'],
  ['ar', 'rtl', 'اطلب الآن هاتف Aurora One الجديد'],
  ['he', 'rtl', 'הזמינו עכשיו את Aurora One'],
  ['hi', 'ltr', 'आज ही प्री-ऑर्डर करें। रात में'],
  ['th', 'ltr', 'สั่งจองล่วงหน้าได้แล้ววันนี้ ผู้ที่'],
  ['en', 'ltr', '👍🏽 👩‍👩‍👧 🇯🇵 🎉 ❤️ wow'],
];

function draw(text: string, locale: string, direction: 'ltr' | 'rtl', align: 'start' | 'center' | 'end') {
  const box = { width: 360, height: 240, maxLines: 3 };
  const layout = layOutText(text, box, style, { locale, direction, fonts });
  const canvas = createCanvas(box.width + 2 * margin, box.height + 2 * margin);
  const context = canvas.getContext('2d');
  drawText(context, layout, { x: margin, y: margin, width: box.width, align, colour: '#ffffff' });
  return { layout, canvas, ink: inkOf(context.getImageData(0, 0, canvas.width, canvas.height)) };
}

function inkOf({ data, width, height }: { data: Uint8ClampedArray; width: number; height: number }) {
  const ink = { left: width, top: height, right: 0, bottom: 0, coloured: 0 };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      if ((data[at + 3] ?? 0) < 40) continue;
      ink.left = Math.min(ink.left, x);
      ink.right = Math.max(ink.right, x + 1);
      ink.top = Math.min(ink.top, y);
      ink.bottom = Math.max(ink.bottom, y + 1);
      if (Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0)) > 40) ink.coloured++;
    }
  return ink;
}

test.each(texts)('%s (%s): %s stays inside its layout', (locale, direction, text) => {
  const { layout, ink } = draw(text, locale, direction, 'center');
  expect(layout.width).toBeLessThanOrEqual(360);
  expect(ink.top).toBeGreaterThanOrEqual(margin - 1);
  expect(ink.bottom).toBeLessThanOrEqual(margin + layout.height + 1);
  expect(ink.left).toBeGreaterThanOrEqual(margin - 3);
  expect(ink.right).toBeLessThanOrEqual(margin + 360 + 3);
  expect(ink.right - ink.left).toBeGreaterThan(layout.width * 0.8);
});

test.each([
  ['ltr', 'start', 'left'],
  ['ltr', 'end', 'right'],
  ['rtl', 'start', 'right'],
  ['rtl', 'end', 'left'],
] as const)('%s text aligned to its %s is at the %s', (direction, align, side) => {
  const { ink } = draw(direction === 'rtl' ? 'שלום' : 'Hello', direction === 'rtl' ? 'he' : 'en', direction, align);
  const gap = side === 'left' ? ink.left - margin : margin + 360 - ink.right;
  expect(Math.abs(gap)).toBeLessThan(8);
});

test('emoji come in colour', () => {
  expect(draw('👍🏽', 'en', 'ltr', 'center').ink.coloured).toBeGreaterThan(200);
});

test('the same text gives the same pixels, and a context is left as it was', () => {
  const first = draw('Aurora 夜', 'ja', 'ltr', 'start').canvas;
  const second = draw('Aurora 夜', 'ja', 'ltr', 'start').canvas;
  expect(first.data().equals(second.data())).toBe(true);
  expect(first.getContext('2d').textAlign).toBe('start');
});
