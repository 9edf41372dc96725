import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { layOutText } from '../../src/text/lay-out-text.ts';

const options = { locale: 'en', direction: 'ltr', fonts: createFonts() } as const;
const style = { family: 'Inter', weight: 700, size: 80, minSize: 30, lineHeight: 1.1 } as const;

test('a text that fits has the size wished for', () => {
  const layout = layOutText('Hello', { width: 800, height: 200, maxLines: 2 }, style, options);
  expect(layout).toMatchObject({ size: 80, lineHeight: 88, direction: 'ltr', locale: 'en' });
  expect(layout.lines.map(({ text }) => text)).toEqual(['Hello']);
});

test.each([
  [400, 400, 2],
  [400, 120, 3],
  [300, 400, 3],
])('a longer one shrinks until it fits %i x %i in %i lines, and no further', (width, height, maxLines) => {
  const box = { width, height, maxLines };
  const layout = layOutText('Meet the phone that sees in the dark', box, style, options);
  expect(layout.width).toBeLessThanOrEqual(width);
  expect(layout.height).toBeLessThanOrEqual(height);
  expect(layout.lines.length).toBeLessThanOrEqual(maxLines);
  const bigger = { ...style, size: layout.size * 1.1, minSize: layout.size * 1.1 };
  expect(() => layOutText('Meet the phone that sees in the dark', box, bigger, options)).toThrow(UserError);
});

test('what does not fit at the floor is refused with the text and the missing pixels', () => {
  const box = { width: 200, height: 40, maxLines: 1 };
  expect(() => layOutText('Far too long for this', box, style, options)).toThrow(
    /"Far too long for this" does not fit: \d+ pixels of height and \d+ lines? missing at the smallest size, 30 px/u,
  );
  expect(() => layOutText('Donaudampfschifffahrt', box, style, options)).toThrow(/\d+ pixels of width/u);
});

test('lines of tall scripts are set further apart', () => {
  const box = { width: 300, height: 900, maxLines: 4 };
  const tall = layOutText(
    'สั่งจองล่วงหน้าได้แล้ววันนี้ที่ร้านค้า ผู้ที่',
    box,
    { ...style, lineHeight: 0.9 },
    { ...options, locale: 'th' },
  );
  expect(tall.lineHeight).toBeGreaterThan(tall.size * 1.1);
});
