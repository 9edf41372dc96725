import { expect, test } from 'vitest';
import { lengthFitter } from '../../src/plan/fit-length.ts';

const set = [4, 8, 12];
const range = { min: 2, max: 10, step: 1 };
const tenths = { min: 0.5, max: 600, step: 0.1 };

test.each([
  { lengths: set, wanted: 4, made: [4], note: undefined },
  { lengths: [12, 4, 8], wanted: 5, made: [8], note: 'asked for 5 s, the model makes 4, 8 or 12: 8 s, trimmed' },
  { lengths: set, wanted: 0.5, made: [4], note: 'asked for 0.5 s, the model makes 4, 8 or 12: 4 s, trimmed' },
  { lengths: set, wanted: 9, made: [12], note: 'asked for 9 s, the model makes 4, 8 or 12: 12 s, trimmed' },
  // 12 + 4 and 8 + 8 cost the same: the more even pair.
  { lengths: set, wanted: 16, made: [8, 8], note: 'asked for 16 s, the model makes 4, 8 or 12: 8 + 8 s chained' },
  { lengths: set, wanted: 20, made: [12, 8], note: 'asked for 20 s, the model makes 4, 8 or 12: 12 + 8 s chained' },
  {
    lengths: set,
    wanted: 13,
    made: [8, 8],
    note: 'asked for 13 s, the model makes 4, 8 or 12: 8 + 8 s chained, trimmed',
  },
  {
    lengths: [5],
    wanted: 12,
    made: [5, 5, 5],
    note: 'asked for 12 s, the model makes only 5: 5 + 5 + 5 s chained, trimmed',
  },
  { lengths: [5, 8], wanted: 9, made: [5, 5], note: 'asked for 9 s, the model makes 5 or 8: 5 + 5 s chained, trimmed' },
  { lengths: range, wanted: 7, made: [7], note: undefined },
  { lengths: range, wanted: 4.5, made: [5], note: 'asked for 4.5 s, the model makes 2 to 10: 5 s, trimmed' },
  { lengths: range, wanted: 1, made: [2], note: 'asked for 1 s, the model makes 2 to 10: 2 s, trimmed' },
  { lengths: range, wanted: 17, made: [9, 8], note: 'asked for 17 s, the model makes 2 to 10: 9 + 8 s chained' },
  { lengths: tenths, wanted: 2.4, made: [2.4], note: undefined },
  { lengths: tenths, wanted: 600, made: [600], note: undefined },
])('$wanted s of $lengths: $made', ({ lengths, wanted, made, note }) => {
  const fit = lengthFitter(lengths)(wanted * 30, 30);
  expect(fit.clips.map((clip) => clip.seconds)).toEqual(made);
  expect(fit.note).toBe(note);
});

test('the pieces of a chain show exactly the frames of the scene', () => {
  for (const fps of [24, 25, 30, 60]) {
    for (const lengths of [set, range, tenths, [2.5, 5.04]]) {
      const fitLength = lengthFitter(lengths);
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
      const { clips } = lengthFitter(lengths)(wanted * 24, 24);
      expect(clips.reduce((sum, clip) => sum + clip.seconds, 0)).toBe(cheapest(lengths, wanted));
    }
  }
});
