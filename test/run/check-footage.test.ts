import { expect, test } from 'vitest';
import type { VideoStream } from '../../src/media/media.ts';
import { flawOf } from '../../src/run/check-footage.ts';
import { planOf } from './test-plan.ts';
import { testProbe } from './test-probe.ts';

const request = planOf({ one: { clips: ['a'] } }).clips[0]?.request;
const flaw = (video: Partial<VideoStream>, asked: object = {}) => {
  if (request === undefined) throw new Error('the plan has a clip');
  return flawOf(testProbe(video), { ...request, ...asked });
};

test.each<{ what: string; video: Partial<VideoStream>; asked?: object }>([
  { what: 'just what was asked', video: {} },
  { what: '141 frames at 25 for 6 s (MiniMax)', video: { seconds: 5.64 }, asked: { seconds: 6 } },
  { what: '81 frames at 16 for 5 s (Wan)', video: { seconds: 5.0625 }, asked: { seconds: 5 } },
  { what: 'longer', video: { seconds: 12 } },
  { what: 'of a length that only the file says', video: { seconds: 0 } },
  { what: 'larger in the same shape', video: { width: 1080, height: 1920 } },
  {
    what: 'of 704 lines where 720 were asked',
    video: { width: 1280, height: 704 },
    asked: { width: 1280, height: 720 },
  },
  {
    what: 'of 1088 lines where 1080 were asked',
    video: { width: 1920, height: 1088 },
    asked: { width: 1920, height: 1080 },
  },
  { what: 'of shape 4:7, as Sora makes it for 9:16', video: { width: 1024, height: 1792 } },
  { what: 'lying on its side and turned', video: { width: 1280, height: 720, rotation: -90 } },
  { what: 'of pixels that are not square', video: { width: 360, height: 1280, sampleAspect: '2:1' } },
])('footage that is $what will do', ({ video, asked }) => {
  expect(flaw(video, asked)).toBeUndefined();
});

test.each<{ what: string; video: Partial<VideoStream>; asked?: object; says: string }>([
  {
    what: 'cut to 10 s',
    video: { seconds: 10 },
    asked: { seconds: 15 },
    says: 'it is 10 s long, and 15 s were asked for',
  },
  { what: 'a second short', video: { seconds: 3.04 }, says: 'it is 3.04 s long, and 4 s were asked for' },
  { what: 'wide', video: { width: 1280, height: 720 }, says: 'it is 1280x720, and 720x1280 was asked for' },
  { what: 'square', video: { width: 1024, height: 1024 }, says: 'it is 1024x1024, and 720x1280 was asked for' },
  { what: 'of the tier below', video: { width: 480, height: 854 }, says: 'it is 480x854, and 720x1280 was asked for' },
  { what: 'a little wider', video: { width: 752, height: 1280 }, says: 'it is 752x1280, and 720x1280 was asked for' },
])('footage that is $what is not what was asked for', ({ video, asked, says }) => {
  expect(flaw(video, asked)).toBe(says);
});

test('sound alone is no footage', () => {
  if (request === undefined) throw new Error('the plan has a clip');
  expect(flawOf({ ...testProbe(), video: undefined }, request)).toBe('it holds no picture');
});
