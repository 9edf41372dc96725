import { expect, test } from 'vitest';
import { spokenCues } from '../../src/render/captions/spoken-cues.ts';
import { toSrt } from '../../src/render/captions/to-srt.ts';
import { toVtt } from '../../src/render/captions/to-vtt.ts';
import { smallPlatform, testEdit } from './test-edit.ts';

const cues = [
  { start: 0.5, end: 2.0004, text: 'Fish & chips\n\n<b>now</b>' },
  { start: 3661.9996, end: 3662.5, text: 'a --> b < c\r\nمرحبا' },
];

test('SubRip: counted, commas, nothing that ends a cue early or reads as markup', () => {
  expect(toSrt(cues)).toBe(
    '1\n00:00:00,500 --> 00:00:02,000\nFish & chips\n‹b>now‹/b>\n\n2\n01:01:02,000 --> 01:01:02,500\na → b < c\nمرحبا\n',
  );
});

test('WebVTT: header with the language, dots, escapes', () => {
  expect(toVtt(cues, 'ar')).toBe(
    'WEBVTT\nKind: captions\nLanguage: ar\n\n1\n00:00:00.500 --> 00:00:02.000\nFish &amp; chips\n&lt;b&gt;now&lt;/b&gt;\n\n2\n01:01:02.000 --> 01:01:02.500\na --&gt; b &lt; c\nمرحبا\n',
  );
});

test('without a voice the words on the screen are told, each until the middle of the next cross-fade', () => {
  const shots = [
    { clip: 'a', seconds: 2, more: { text: 'One' } },
    { clip: 'b', seconds: 2, fade: 0.4 },
    { clip: 'c', seconds: 2, fade: 0.4, more: { text: 'Three' } },
  ];
  const endCard = { start: 4.8, seconds: 1, fade: 0.4, cta: 'Go', tagline: undefined };
  const found = spokenCues(testEdit(smallPlatform(), shots, { endCard, seconds: 5.8 }));
  expect(found.map(({ start, end, text }) => [start.toFixed(2), end.toFixed(2), text])).toEqual([
    ['0.00', '1.80', 'One'],
    ['3.40', '5.00', 'Three'],
    ['5.00', '5.80', 'Go'],
  ]);
});

test('a voice is told instead of the words on the screen', () => {
  const captions = [{ start: 0, end: 1, text: 'Spoken' }];
  expect(
    spokenCues(testEdit(smallPlatform(), [{ clip: 'a', seconds: 2, more: { text: 'Shown' } }], { captions })),
  ).toBe(captions);
});
