import { expect, test } from 'vitest';
import { repeatFinder } from '../../../src/render/inspect/repeat-finder.ts';

interface Film {
  readonly name: string;
  readonly fps: number;
  /** Which picture of the footage a frame shows. */
  readonly shows: (frame: number) => number;
  /** Frames from repeat to repeat; undefined where there is no beat. */
  readonly every?: number;
}

const at = (source: number, fps: number) => (frame: number) => Math.floor((frame * source) / fps + 1e-9);

const films: readonly Film[] = [
  { name: '30 fps as they are', fps: 30, shows: (frame) => frame },
  { name: '24 fps shown at 30', fps: 30, shows: at(24, 30), every: 5 },
  { name: '25 fps shown at 30', fps: 30, shows: at(25, 30), every: 6 },
  { name: '15 fps shown at 30', fps: 30, shows: at(15, 30), every: 2 },
  { name: '24 fps shown at 60', fps: 60, shows: at(24, 60), every: 1.67 },
  { name: '30 fps shown at 24: frames are left out, none repeated', fps: 24, shows: at(30, 24) },
  { name: 'a picture that stands still', fps: 30, shows: () => 0 },
  { name: 'a picture that stops moving', fps: 30, shows: (frame) => Math.min(frame, 50) },
  { name: 'something that blinks six times a second', fps: 30, shows: (frame) => Math.floor(frame / 5) % 2 },
  {
    name: 'single repeats without a beat',
    fps: 30,
    shows: (frame) => frame - [17, 21, 50, 74].filter((one) => frame >= one).length,
  },
];

test.each(films)('$name', ({ fps, shows, every }) => {
  const { see, found } = repeatFinder(fps);
  for (let frame = 0; frame < fps * 3; frame++) see(picture(shows(frame), frame));
  const [beat, ...others] = found();
  expect(others).toEqual([]);
  expect(beat?.every.toFixed(1)).toBe(every?.toFixed(1));
  const expected = every === undefined ? 0 : 2.5;
  expect((beat?.end ?? 0) - (beat?.start ?? 0)).toBeGreaterThanOrEqual(expected);
});

/** A soft wave that moves a little with each picture, with the grain that an encoder leaves on each frame. */
function picture(number: number, frame: number): Buffer {
  return Buffer.from(
    Array.from({ length: 56 * 32 * 3 }, (_, index) => {
      const grain = (index * 7 + frame * 13) % 29 === 0 ? 1 : 0;
      return Math.round(120 + 80 * Math.sin(index / 40 + number / 4)) + grain;
    }),
  );
}
