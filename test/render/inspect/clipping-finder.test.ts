import { expect, test } from 'vitest';
import { clippingFinder } from '../../../src/render/inspect/clipping-finder.ts';

const rate = 48_000;

test.each([
  { name: 'a tone below full scale', gain: 0.99, clipped: [] },
  { name: 'a tone whose tops are cut off', gain: 1.2, clipped: [{ start: 0.5, end: 1 }] },
  { name: 'a peak of two samples', gain: 0.5, peak: 2, clipped: [] },
  { name: 'a peak of three', gain: 0.5, peak: 3, clipped: [{ start: 0.75, end: 0.75 }] },
])('$name', ({ gain, peak = 0, clipped }) => {
  const { see, found } = clippingFinder(2, rate);
  const samples = Buffer.alloc(rate * 2 * 2);
  for (let sample = 0; sample < rate; sample++) {
    const tone = sample < rate / 2 ? 0 : gain * Math.sin((2 * Math.PI * 440 * sample) / rate);
    const right = sample >= rate * 0.75 && sample < rate * 0.75 + peak ? 1 : tone;
    samples.writeInt16LE(level(tone), sample * 4);
    samples.writeInt16LE(level(right), sample * 4 + 2);
  }
  // In pieces, as they are read.
  for (let from = 0; from < samples.length; from += 4096) see(samples.subarray(from, from + 4096));
  expect(found().map(({ start, end }) => ({ start: near(start), end: near(end) }))).toEqual(clipped);
});

const level = (value: number) => Math.round(Math.max(-1, Math.min(1, value)) * 32_767);
const near = (seconds: number) => Number(seconds.toFixed(2));
