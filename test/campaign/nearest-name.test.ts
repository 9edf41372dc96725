import { expect, test } from 'vitest';
import { nearestName, suggestName } from '../../src/campaign/nearest-name.ts';

const names = ['youtube', 'youtube-shorts', 'instagram-reels', 'instagram', 'tiktok', 'x'];

test.each([
  ['tik-tok', 'tiktok'],
  ['TikTok', 'tiktok'],
  ['youtube_shorts', 'youtube-shorts'],
  ['yuotube', 'youtube'],
  ['instgram', 'instagram'],
  ['X', 'x'],
  ['insta', 'instagram-reels'],
  ['y', undefined],
  ['myspace', undefined],
  ['', undefined],
])('%j probably means %j', (written, expected) => {
  expect(nearestName(written, names)).toBe(expected);
});

test('aliases are understood but not offered', () => {
  expect(suggestName('twiter', ['x'], ['twitter'])).toBe('did you mean "twitter"?');
  expect(suggestName('myspace', ['x'], ['twitter'])).toBe('choose from x');
});
