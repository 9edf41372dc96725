import { expect, test } from 'vitest';
import { linesOf, readCampaign } from './read-campaign.ts';

const start = 'name: a\nplatforms: [tiktok]\n';
const scenes = 'content: c';
const settingsOf = (text: string) => readCampaign(start + text).campaign?.videos.map(({ captions }) => captions);

test('a video says what it wants otherwise than the campaign', () => {
  const text = `locales: [en, ja]\ncaptions: { style: word, burn: false }\nvideos:\n  - { id: v, ${scenes} }\n  - { id: w, ${scenes}, captions: { style: box, position: top, file: { en: w.srt, ja: ja/w.vtt } } }\n`;
  expect(settingsOf(text)).toEqual([
    { file: {}, style: 'word', position: undefined, burn: false },
    {
      file: { en: '/home/ana/campaigns/w.srt', ja: '/home/ana/campaigns/ja/w.vtt' },
      style: 'box',
      position: 'top',
      burn: false,
    },
  ]);
});

test('one file serves a campaign of one video in one language', () => {
  expect(settingsOf(`content: c\nlocales: [en-GB, en-US]\ncaptions: { file: a.srt }\n`)).toMatchObject([
    { file: { 'en-GB': '/home/ana/campaigns/a.srt', 'en-US': '/home/ana/campaigns/a.srt' }, burn: true },
  ]);
});

test.each([
  [
    'content: c\nlocales: [en, ja]\ncaptions: { file: a.srt }',
    '5:19 one-caption-file: captions in 2 languages cannot be one file (name a file for each: { en: …, ja: … })',
  ],
  [
    `captions: { file: a.srt }\nvideos: [{ id: v, ${scenes} }, { id: w, ${scenes} }]`,
    '3:19 one-caption-file: 2 videos cannot have one caption file (name a file in "captions" of each video instead)',
  ],
  [
    'content: c\ncaptions: { file: "https://example.com/a.srt" }',
    '4:19 not-local: "https://example.com/a.srt" is not a local file (give the path of a file on this machine)',
  ],
])('refused: %s', (text, expected) => {
  expect(linesOf(start + text)).toEqual([expected]);
});

test('a style that is none', () => {
  expect(linesOf(`${start}content: c\ncaptions: { style: karaokee }`)).toEqual([
    expect.stringContaining('did you mean "karaoke"?'),
  ]);
});
