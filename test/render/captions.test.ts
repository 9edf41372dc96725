import { expect, test } from 'vitest';
import { spokenCues } from '../../src/render/captions/spoken-cues.ts';
import { toSrt } from '../../src/render/captions/to-srt.ts';
import { toVtt } from '../../src/render/captions/to-vtt.ts';
import { parseCaptions } from '../../src/campaign/parse-captions.ts';
import { lookOf, smallPlatform, testEdit } from './test-edit.ts';

const frame = { ...testEdit(smallPlatform(), []), height: 320, safeZone: { top: 16, right: 12, bottom: 32, left: 12 } };
const cues = [
  { start: 0.5, end: 2.0004, text: 'Fish & chips\n\n<b>now</b>' },
  { start: 3661.9996, end: 3662.5, text: 'a --> b < c\r\nمرحبا' },
];

test('SubRip: counted, commas, nothing that ends a cue early or reads as markup', () => {
  expect(toSrt(cues, 'en')).toBe(
    '1\n00:00:00,500 --> 00:00:02,000\nFish & chips\n‹b>now‹/b>\n\n2\n01:01:02,000 --> 01:01:02,500\na → b < c\nمرحبا\n',
  );
});

test('WebVTT: header with the language, dots, escapes', () => {
  expect(toVtt(cues, { ...frame, locale: 'ar' })).toBe(
    'WEBVTT\nKind: captions\nLanguage: ar\n\n1\n00:00:00.500 --> 00:00:02.000 line:90%,end\nFish &amp; chips\n&lt;b&gt;now&lt;/b&gt;\n\n2\n01:01:02.000 --> 01:01:02.500 line:90%,end\na --&gt; b &lt; c\nمرحبا\n',
  );
});

test.each([
  [
    'en',
    'We drove all night along the coast, with the windows down and the radio low.',
    'We drove all night along the coast,|with the windows down and the radio low.',
  ],
  [
    'ja',
    '街は、いつまでも眠らない。その夜の光を、すべて残せる。',
    '街は、いつまでも眠らない。|その夜の光を、すべて残せる。',
  ],
  ['he', 'Aurora One, עכשיו במבצע', '\u200FAurora One, עכשיו במבצע'],
  ['he', 'עכשיו: Aurora One', 'עכשיו: Aurora One'],
  ['en', '- Hello.\n- Who is there?', '- Hello.|- Who is there?'],
])('%s: lines that players show whole: %s', (locale, text, expected) => {
  const [, , ...lines] = toSrt([{ start: 0, end: 1, text }], locale)
    .trimEnd()
    .split('\n');
  expect(lines.join('|')).toBe(expected);
});

test.each([
  ['top', 'line:5%'],
  ['middle', 'line:48%,center'],
  ['bottom', 'line:90%,end'],
] as const)('WebVTT puts a cue at the %s of the safe zone', (position, settings) => {
  const vtt = toVtt([{ start: 0, end: 1, text: 'Hi', position }], frame);
  expect(vtt).toContain(`00:00:01.000 ${settings}\n`);
  expect(toVtt([{ start: 0, end: 1, text: 'Hi' }], { ...frame, captionLook: lookOf('box', position) })).toBe(vtt);
});

const read = (text: string) => parseCaptions({ file: 'a', text }).cues;

test('what is written is read again as it was', () => {
  const written = [
    { start: 0.5, end: 2, text: 'Fish & chips <b>' },
    { start: 61, end: 62.5, text: '- One.\n- Two.' },
  ];
  expect(read(toVtt(written, frame))).toMatchObject(written);
  expect(read(toSrt(written, 'en'))).toMatchObject([{ ...written[0], text: 'Fish & chips ‹b>' }, written[1]]);
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
