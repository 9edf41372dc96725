import { expect, test } from 'vitest';
import { lengthFitter } from '../../src/plan/fit-length.ts';

const set = [4, 8, 12];
const range = { min: 2, max: 10, step: 1 };
const tenths = { min: 0.5, max: 600, step: 0.1 };
const bySecond = (seconds: number) => Math.round(seconds * 100_000);

test.each([
  { lengths: set, wanted: 4, made: [4], note: undefined },
  { lengths: [12, 4, 8], wanted: 5, made: [8], note: 'the model makes 4, 8 or 12: 8 s, trimmed' },
  { lengths: set, wanted: 0.5, made: [4], note: 'the model makes 4, 8 or 12: 4 s, trimmed' },
  { lengths: set, wanted: 9, made: [12], note: 'the model makes 4, 8 or 12: 12 s, trimmed' },
  // 12 + 4 and 8 + 8 cost the same: the more even pair.
  { lengths: set, wanted: 16, made: [8, 8], note: 'the model makes 4, 8 or 12: 8 + 8 s chained' },
  { lengths: set, wanted: 20, made: [12, 8], note: 'the model makes 4, 8 or 12: 12 + 8 s chained' },
  {
    lengths: set,
    wanted: 13,
    made: [8, 8],
    note: 'the model makes 4, 8 or 12: 8 + 8 s chained, trimmed',
  },
  {
    lengths: [5],
    wanted: 12,
    made: [5, 5, 5],
    note: 'the model makes only 5: 5 + 5 + 5 s chained, trimmed',
  },
  { lengths: [5, 8], wanted: 9, made: [5, 5], note: 'the model makes 5 or 8: 5 + 5 s chained, trimmed' },
  { lengths: range, wanted: 7, made: [7], note: undefined },
  { lengths: range, wanted: 4.5, made: [5], note: 'the model makes 2 to 10: 5 s, trimmed' },
  { lengths: range, wanted: 1, made: [2], note: 'the model makes 2 to 10: 2 s, trimmed' },
  { lengths: range, wanted: 17, made: [9, 8], note: 'the model makes 2 to 10: 9 + 8 s chained' },
  { lengths: tenths, wanted: 2.4, made: [2.4], note: undefined },
  { lengths: tenths, wanted: 600, made: [600], note: undefined },
])('$wanted s of $lengths: $made', ({ lengths, wanted, made, note }) => {
  const fit = lengthFitter(lengths, bySecond)(wanted * 30, 30);
  expect(fit.clips.map((clip) => clip.seconds)).toEqual(made);
  expect(fit.note).toBe(note);
});

// Luma asks three times as much for 10 s as for 5, Hailuo twice as much: seconds do not tell what is cheapest.
test.each([
  { prices: { 5: 30, 10: 90 }, wanted: 5, made: [5] },
  // One clip whenever one will do, since a joint shows.
  { prices: { 5: 30, 10: 90 }, wanted: 9, made: [10] },
  { prices: { 5: 30, 10: 90 }, wanted: 20, made: [5, 5, 5, 5] },
  { prices: { 5: 30, 10: 55 }, wanted: 20, made: [10, 10] },
  { prices: { 6: 28, 10: 60 }, wanted: 15, made: [6, 6, 6] },
  { prices: { 6: 28, 10: 40 }, wanted: 15, made: [10, 6] },
  // Any length costs the same: the longer one is as good, and fewer clips are cheaper.
  { prices: { 4: 50, 8: 50 }, wanted: 3, made: [4] },
  { prices: { 4: 50, 8: 40 }, wanted: 3, made: [8] },
  { prices: { 4: 50, 8: 50 }, wanted: 12, made: [8, 4] },
  { prices: { 4: 50, 8: 50 }, wanted: 16, made: [8, 8] },
])('$wanted s at $prices a clip: $made', ({ prices, wanted, made }) => {
  const priceOf = new Map(Object.entries(prices).map(([seconds, cents]) => [Number(seconds), cents * 10_000]));
  const fit = lengthFitter([...priceOf.keys()], (seconds) => priceOf.get(seconds) ?? 0)(wanted * 30, 30);
  expect(fit.clips.map((clip) => clip.seconds)).toEqual(made);
});

test('what is free is made of the fewest seconds', () => {
  const fit = lengthFitter([4, 8, 12], () => 0)(13 * 30, 30);
  expect(fit.clips.map((clip) => clip.seconds)).toEqual([8, 8]);
});

test('the pieces of a chain show exactly the frames of the scene', () => {
  for (const fps of [24, 25, 30, 60]) {
    for (const lengths of [set, range, tenths, [2.5, 5.04]]) {
      const fitLength = lengthFitter(lengths, bySecond);
      for (let frames = 1; frames < 45 * fps; frames += 37) {
        const { clips } = fitLength(frames, fps);
        const shown = clips.reduce((sum, clip) => sum + clip.frames, 0);
        expect(shown).toBe(frames);
        for (const clip of clips) expect(clip.frames / fps).toBeLessThanOrEqual(clip.seconds + 1e-6);
      }
    }
  }
});

test('a chain is never dearer than what trying every combination finds', () => {
  const cheapest = (lengths: number[], wanted: number): number =>
    wanted <= 0 ? 0 : Math.min(...lengths.map((length) => length + cheapest(lengths, wanted - length)));
  for (const lengths of [
    [4, 8, 12],
    [5, 8],
    [3, 7],
    [4, 6, 8],
  ]) {
    for (let wanted = Math.max(...lengths) + 1; wanted < 30; wanted++) {
      const { clips } = lengthFitter(lengths, bySecond)(wanted * 24, 24);
      expect(clips.reduce((sum, clip) => sum + clip.seconds, 0)).toBe(cheapest(lengths, wanted));
    }
  }
});
