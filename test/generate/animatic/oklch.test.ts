import { expect, test } from 'vitest';
import { css, mixHue, toOklch } from '../../../src/generate/providers/animatic/oklch.ts';

test.each([
  ['#ffffff', 'rgba(255,255,255,1)'],
  ['#000000', 'rgba(0,0,0,1)'],
  ['#1b7cff', 'rgba(27,124,255,1)'],
  ['#5ef0c0', 'rgba(94,240,192,1)'],
  ['#7a2e1d', 'rgba(122,46,29,1)'],
])('%s there and back', (hex, back) => {
  expect(css(toOklch(hex))).toBe(back);
});

test('lightness, chroma and hue are those of Oklab', () => {
  const red = toOklch('#ff0000');
  expect(red.l).toBeCloseTo(0.628, 3);
  expect(red.c).toBeCloseTo(0.2577, 3);
  expect(red.h).toBeCloseTo(29.23, 1);
});

test('what the screen cannot show keeps its lightness and loses chroma', () => {
  const shown = toOklch(
    '#' +
      [...css({ l: 0.9, c: 0.3, h: 260 }).matchAll(/\d+/gu)]
        .slice(0, 3)
        .map(([part]) => Number(part).toString(16).padStart(2, '0'))
        .join(''),
  );
  expect(shown.l).toBeCloseTo(0.9, 1);
  expect(shown.c).toBeLessThan(0.12);
});

test.each([
  [10, 350, 0.5, 0],
  [350, 10, 0.5, 0],
  [80, 120, 0.25, 90],
])('from hue %i to %i by %f: the short way, %i', (from, to, part, hue) => {
  expect(mixHue(from, to, part)).toBeCloseTo(hue, 6);
});
