import { expect, test } from 'vitest';
import { keptByCrop, masterSize, nearestSize, sizesAt } from '../../src/plan/fit-shape.ts';
import { model } from './plan-input.fixture.ts';

const frame = (aspect: string) => {
  const [width = 1, height = 1] = aspect.split(':').map(Number);
  return { width: width * 100, height: height * 100 };
};
const size = (aspect: string, resolution: '480p' | '720p' | '1080p' = '720p') => ({
  ...frame(aspect),
  aspect,
  resolution,
});

test.each([
  ['16:9', '16:9', 1],
  ['16:9', '1:1', 0.5625],
  ['9:16', '1:1', 0.5625],
  ['16:9', '9:16', 0.3164],
  ['16:9', '21:9', 0.7619],
])('cropping %s to %s keeps %d', (from, to, kept) => {
  expect(keptByCrop(frame(from), frame(to))).toBeCloseTo(kept, 4);
});

test.each([
  [['16:9', '9:16', '1:1'], '4:5', '1:1'],
  [['16:9', '9:16'], '4:5', '9:16'],
  [['16:9', '9:16'], '21:9', '16:9'],
  // As near as each other: the first of the catalogue.
  [['16:9', '9:16'], '1:1', '16:9'],
  [['9:16', '16:9'], '1:1', '9:16'],
])('of %j the nearest to %s is %s', (made, wanted, nearest) => {
  expect(
    nearestSize(
      made.map((aspect) => size(aspect)),
      frame(wanted),
    ).aspect,
  ).toBe(nearest);
});

test.each([
  [['9:16', '9:16', '16:9'], '9:16'],
  [['16:9', '9:16', '16:9'], '16:9'],
  // One each: the square loses least to both.
  [['9:16', '16:9', '1:1'], '1:1'],
])('one master for %j is %s', (frames, aspect) => {
  const sizes = ['16:9', '9:16', '1:1'].map((made) => size(made));
  expect(masterSize(sizes, frames.map(frame)).aspect).toBe(aspect);
});

test('a master serves two frames whole rather than all of them a little', () => {
  const sizes = ['4:5', '16:9', '9:16', '1:1'].map((made) => size(made));
  // 4:5 would keep 3.4 of the five pictures, 16:9 only 3.3.
  expect(masterSize(sizes, ['16:9', '16:9', '4:5', '9:16', '1:1'].map(frame)).aspect).toBe('16:9');
});

test.each([
  [['480p', '1080p'], '720p', '1080p'],
  [['480p', '720p'], '1080p', '720p'],
  [['480p', '720p', '1080p'], '480p', '480p'],
] as const)('of %j, %s becomes %s', (made, wanted, chosen) => {
  const sizes = sizesAt(model({ sizes: made.map((resolution) => size('16:9', resolution)) }), wanted);
  expect(sizes.map((each) => each.resolution)).toEqual([chosen]);
});
