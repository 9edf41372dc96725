import { expect, test } from 'vitest';
import { layTimeline } from '../../src/plan/timeline.ts';
import { scene } from './plan-input.fixture.ts';

const scenes = (...seconds: number[]) => seconds.map((each) => scene({ seconds: each }));

test('scenes overlap by their cross-fades, the first begins at once', () => {
  expect(layTimeline(scenes(4, 4, 2), 30, false)).toEqual({
    scenes: [
      { start: 0, frames: 120, fade: 0 },
      { start: 108, frames: 120, fade: 12 },
      { start: 216, frames: 60, fade: 12 },
    ],
    endCard: undefined,
    frames: 276,
  });
});

test('a cut does not overlap', () => {
  const { scenes: spans } = layTimeline([scene(), scene({ transition: 'cut' })], 24, false);
  expect(spans[1]).toEqual({ start: 96, frames: 96, fade: 0 });
});

test.each([
  { seconds: [0.5, 4], fade: 5 },
  { seconds: [4, 0.5], fade: 5 },
  { seconds: [0.9, 0.9], fade: 9 },
  { seconds: [1.2, 1.2], fade: 12 },
])('a fade takes a third of the shorter of $seconds at most', ({ seconds, fade }) => {
  expect(layTimeline(scenes(...seconds), 30, false).scenes[1]?.fade).toBe(fade);
});

test.each([
  { seconds: [4, 4], card: { start: 216, frames: 45, fade: 12 } },
  { seconds: [6, 6], card: { start: 336, frames: 60, fade: 12 } },
  { seconds: [0.5], card: { start: 10, frames: 45, fade: 5 } },
])('the end card of $seconds', ({ seconds, card }) => {
  const timeline = layTimeline(scenes(...seconds), 30, true);
  expect(timeline.endCard).toEqual(card);
  expect(timeline.frames).toBe(card.start + card.frames);
});

test('all is whole frames, and each scene begins where the one before has not ended', () => {
  for (const fps of [24, 25, 30, 60]) {
    for (let length = 0.5; length < 7; length += 0.13) {
      const timeline = layTimeline(scenes(length, 3.3, length, 0.7), fps, true);
      const spans = [...timeline.scenes, ...(timeline.endCard ? [timeline.endCard] : [])];
      for (const [index, span] of spans.entries()) {
        const before = spans[index - 1];
        const end = before === undefined ? 0 : before.start + before.frames;
        expect([span.start, span.frames, span.fade].every(Number.isInteger)).toBe(true);
        expect(span.start).toBe(end - span.fade);
        expect(span.fade * 3).toBeLessThanOrEqual(Math.min(span.frames, before?.frames ?? 0));
      }
      expect(timeline.frames).toBe(spans.reduce((sum, span) => sum + span.frames - span.fade, 0));
    }
  }
});
