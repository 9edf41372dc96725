import { expect, test } from 'vitest';
import { trackedLink } from '../../../src/publish/text/tracked-link.ts';

const from = { service: 'instagram', campaign: 'aurora-one', deliverable: 'teaser/instagram-reels/ja/b' };
const utm =
  'utm_source=instagram&utm_medium=social&utm_campaign=aurora-one&utm_content=teaser%2Finstagram-reels%2Fja%2Fb';

test.each([
  ['https://aurora.example', `https://aurora.example/?${utm}`],
  ['https://aurora.example/p?id=7#top', `https://aurora.example/p?id=7&${utm}#top`],
  [
    'https://aurora.example/?utm_source=newsletter',
    `https://aurora.example/?utm_source=newsletter&${utm.replace('utm_source=instagram&', '')}`,
  ],
  ['https://aurora.example/日本', `https://aurora.example/%E6%97%A5%E6%9C%AC?${utm}`],
])('%s', (link, tracked) => {
  expect(trackedLink(link, from)).toBe(tracked);
});
