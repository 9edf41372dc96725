import { expect, test } from 'vitest';
import { aim } from '../../../src/render/reframe/aim.ts';
import { bins } from '../../../src/render/reframe/attention.ts';
import { simplify } from '../../../src/render/reframe/crop-track.ts';
import { calm, operate, type Wish } from '../../../src/render/reframe/operate.ts';
import { readCuts } from '../../../src/render/reframe/sample-job.ts';

const fps = 30;

/** Numbers that look like chance and are the same every time. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

const steps = (way: readonly number[]) => way.slice(1).map((at, index) => (at - (way[index] ?? 0)) * fps);

test.each(Array.from({ length: 40 }, (_, index) => index + 1))(
  'whatever is wished, the crop is never faster or jerkier than an operator: %i',
  (seed) => {
    const next = chance(seed);
    const wishes: Wish[] = Array.from({ length: 20 }, (_, index) => ({ frame: index * 15, target: next() * 3 }));
    const way = operate(wishes, 300, fps);
    const speeds = steps(way);
    for (const speed of speeds) expect(Math.abs(speed)).toBeLessThanOrEqual(calm.speed + 1e-9);
    for (const change of steps(speeds)) expect(Math.abs(change)).toBeLessThanOrEqual(calm.acceleration + 1e-6);
    const targets = wishes.map(({ target }) => target);
    expect(Math.min(...way)).toBeGreaterThan(Math.min(...targets) - 0.2);
    expect(Math.max(...way)).toBeLessThan(Math.max(...targets) + 0.2);
  },
);

test('a subject that only sways is left where it is: not one frame moves', () => {
  const next = chance(7);
  const wishes = Array.from({ length: 20 }, (_, index) => ({
    frame: index * 15,
    target: 1 + (next() - 0.5) * calm.deadZone,
  }));
  expect(new Set(operate(wishes, 300, fps)).size).toBe(1);
});

test('it goes where it is wished, begins before, does not overshoot, and then rests', () => {
  const way = operate(
    [
      { frame: 0, target: 0.2 },
      { frame: 60, target: 1.4 },
    ],
    200,
    fps,
  );
  expect(way[40]).toBe(0.2);
  expect(way[60]).toBeGreaterThan(0.21);
  expect(Math.max(...way)).toBeLessThan(1.41);
  expect(way.at(-1)).toBeCloseTo(1.4, 1);
  expect(way.at(-1)).toBe(way.at(-30));
  expect(steps(way).every((speed) => speed >= -1e-9)).toBe(true);
});

const hill = (middle: number, height = 1) =>
  Array.from({ length: bins }, (_, bin) => (height * Math.exp(-((((bin + 0.5) / bins - middle) / 0.05) ** 2))) / 8.5);

test('aims at what lasts, ignores what is gone in a moment, and stays where nothing is', () => {
  const still = Array.from({ length: 8 }, () => hill(0.25));
  const [first = 0] = aim(still, 0.3);
  expect(first * 0.7 + 0.15).toBeCloseTo(0.25, 1);
  const blink = still.map((look, index) => (index === 4 ? hill(0.8, 1.1) : look));
  expect(new Set(aim(blink, 0.3))).toEqual(new Set([first]));
  const goes = still.map((look, index) => (index >= 4 ? hill(0.8) : look));
  expect(aim(goes, 0.3).at(-1)).toBeGreaterThan(0.8);
  expect(
    new Set(
      aim(
        Array.from({ length: 4 }, () => hill(0.5, 0)),
        0.3,
      ),
    ),
  ).toEqual(new Set([0.5]));
});

const line = (time: number) => `[scdet @ 0x1] lavfi.scd.score: 30.1, lavfi.scd.time: ${time}`;

test('cuts are read from the lines of ffmpeg; two in a moment are a flash', () => {
  expect(readCuts([line(1), line(2.5), line(2.56666), line(4.03333)].join('\n'), fps)).toEqual([30, 121]);
  expect(readCuts('nothing', fps)).toEqual([]);
});

test('a way is told in few points that stay near to it', () => {
  const way = operate(
    [
      { frame: 0, target: 0 },
      { frame: 60, target: 1.5 },
    ],
    200,
    fps,
  ).map((at) => at * 600);
  const points = simplify(way, 0.5);
  expect(points.length).toBeLessThan(40);
  for (const [frame, at] of way.entries()) {
    const after = points.findIndex((point) => point.frame >= frame);
    const [a, b] = [points[Math.max(0, after - 1)], points[after]];
    if (a === undefined || b === undefined || a === b) continue;
    expect(Math.abs(a.value + ((b.value - a.value) * (frame - a.frame)) / (b.frame - a.frame) - at)).toBeLessThan(0.51);
  }
});
