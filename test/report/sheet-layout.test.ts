import { expect, test } from 'vitest';
import { layOutSheet } from '../../src/report/sheet-layout.ts';

const shapes = [16 / 9, 9 / 16, 1, 4 / 5, 21 / 9];
const groups = (count: number, size: number) =>
  Array.from({ length: count }, (_, at) => ({
    title: `group ${at}`,
    items: Array.from({ length: size }, (__, index) => ({
      label: `${index}`,
      ratio: shapes[index % shapes.length] ?? 1,
    })),
  }));

test.each([
  [1, 1],
  [4, 6],
  [10, 20],
  [50, 4],
  [200, 1],
])('%i groups of %i stay on the sheet, without touching', (count, size) => {
  const { covers, width, height, coverHeight, left } = layOutSheet(groups(count, size));
  expect(height).toBeLessThanOrEqual(6000);
  expect(covers.length + left).toBe(count * size);
  for (const cover of covers) {
    expect(cover.x).toBeGreaterThanOrEqual(0);
    expect(cover.x + cover.width).toBeLessThanOrEqual(width);
    expect(cover.y + coverHeight).toBeLessThanOrEqual(height);
  }
  const touching = covers.filter((a, at) =>
    covers
      .slice(at + 1)
      .some((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + coverHeight && b.y < a.y + coverHeight),
  );
  expect(touching).toEqual([]);
});

test('two hundred files are all shown', () => {
  expect(layOutSheet(groups(10, 20)).left).toBe(0);
});

test('what finds no room is counted', () => {
  expect(layOutSheet(groups(100, 40)).left).toBeGreaterThan(0);
});
