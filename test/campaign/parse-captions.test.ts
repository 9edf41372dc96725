import { expect, test } from 'vitest';
import { formatDiagnostics } from '../../src/campaign/format-diagnostics.ts';
import { parseCaptions } from '../../src/campaign/parse-captions.ts';

const read = (text: string) => parseCaptions({ file: 'captions.srt', text });
const cues = (text: string) => read(text).cues.map(({ start, end, text: words }) => [start, end, words]);
const srt = (words: string) => `1\n00:00:01,000 --> 00:00:02,500\n${words}\n`;
const vtt = (words: string, settings = '') => `WEBVTT\n\n00:01.000 --> 00:02.500${settings}\n${words}\n`;

test.each([
  ['numbered', srt('Hello.'), [[1, 2.5, 'Hello.']]],
  ['a byte order mark and CRLF', `\uFEFF${srt('Hello.').replaceAll('\n', '\r\n')}`, [[1, 2.5, 'Hello.']]],
  ['old Macs', srt('Hello.').replaceAll('\n', '\r'), [[1, 2.5, 'Hello.']]],
  ['without numbers or hours', '00:01,000 --> 00:02,500\nHello.', [[1, 2.5, 'Hello.']]],
  ['hours of three digits, a tenth', '1\n100:00:01,5 --> 100:00:02,5\nHello.', [[360_001.5, 360_002.5, 'Hello.']]],
  ['lines of a sentence are one', srt('The city\nnever sleeps.'), [[1, 2.5, 'The city never sleeps.']]],
  ['Japanese lines have no space between', srt('街は、\n眠らない。'), [[1, 2.5, '街は、眠らない。']]],
  ['two speakers keep their lines', srt('- Hello.\n- Who is there?'), [[1, 2.5, '- Hello.\n- Who is there?']]],
  [
    'an empty line within',
    `${srt('One')}\nand two\n\n${srt('Three')}`,
    [
      [1, 2.5, 'One and two'],
      [1, 2.5, 'Three'],
    ],
  ],
  ['markup', srt('{\\an8}<i>Hello</i> <font color="#fff">you</font>'), [[1, 2.5, 'Hello you']]],
  ['words that look like markup', srt('2 < 3 > 1 & <you>'), [[1, 2.5, '2 < 3 > 1 & <you>']]],
  [
    'out of order',
    `${srt('Later')}\n2\n00:00:00,000 --> 00:00:00,900\nSooner`,
    [
      [0, 0.9, 'Sooner'],
      [1, 2.5, 'Later'],
    ],
  ],
  ['without words', srt(' '), []],
])('SubRip: %s', (_, text, expected) => {
  expect(read(text).diagnostics).toEqual([]);
  expect(cues(text)).toEqual(expected);
});

test.each([
  [
    'header, notes and styles',
    `WEBVTT - A title\nLanguage: en\n\nSTYLE\n::cue { color: red }\n\nNOTE to me\n\n${vtt('Hello.').slice(8)}\n\nNOTE bye`,
    'Hello.',
  ],
  ['a name for the cue', vtt('Hello.').replace('\n\n', '\n\nfirst-words\n'), 'Hello.'],
  [
    'markup and escapes',
    vtt('<v Ana Lee>Fish &amp; <c.loud>chips</c> &lt;b&gt; &#233; &#x1F319;</v>'),
    'Fish & chips <b> é 🌙',
  ],
  ['ruby', vtt('<ruby>街<rt>まち</rt></ruby>は'), '街は'],
])('WebVTT: %s', (_, text, expected) => {
  expect(read(text).diagnostics).toEqual([]);
  expect(cues(text)).toEqual([[1, 2.5, expected]]);
});

test('WebVTT as karaoke says when each word is spoken', () => {
  expect(read(vtt('The city <00:01.400><c>never</c> <00:01.900>sleeps.')).cues).toEqual([
    {
      start: 1,
      end: 2.5,
      text: 'The city never sleeps.',
      words: [
        { text: 'The city', start: 1, end: 1.4 },
        { text: 'never', start: 1.4, end: 1.9 },
        { text: 'sleeps.', start: 1.9, end: 2.5 },
      ],
    },
  ]);
});

test.each([
  [' line:5%', 'top'],
  [' line:50%,center position:20%', 'middle'],
  [' line:85%,end', 'bottom'],
  [' line:0', 'top'],
  [' line:-1', 'bottom'],
  [' align:start', undefined],
])('WebVTT settings%s stand at the %s', (settings, position) => {
  expect(read(vtt('Hello.', settings)).cues[0]?.position).toBe(position);
});

test('SubRip may ask for the top as well', () => {
  expect([2, 5, 8].map((pad) => read(srt(`{\\an${pad}}Hello.`)).cues[0]?.position)).toEqual([
    'bottom',
    'middle',
    'top',
  ]);
});

test('every mistake is shown in its place, and none is read aloud', () => {
  const text = `${srt('One')}\n2\n00:00:03,000 -> 00:00:04,000\nTwo\n\n3\n00:00:09,000 --> 00:00:05,000\nThree\n\n4\n00:61:00,000 --> 00:62:00,000\nFour\n`;
  const { diagnostics } = read(text);
  expect(formatDiagnostics(diagnostics, { colour: false, width: 100 })).toMatchInlineSnapshot(`
    "captions.srt:6:1: error: the times of this caption cannot be read
      5 │ 2
      6 │ 00:00:03,000 -> 00:00:04,000
        │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write 00:00:01,500 --> 00:00:03,000
      7 │ Two

    captions.srt:10:1: error: this caption ends before it begins
       9 │ 3
      10 │ 00:00:09,000 --> 00:00:05,000
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write 00:00:01,500 --> 00:00:03,000
      11 │ Three

    captions.srt:14:1: error: the times of this caption cannot be read
      13 │ 4
      14 │ 00:61:00,000 --> 00:62:00,000
         │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write 00:00:01,500 --> 00:00:03,000
      15 │ Four"
  `);
  expect(cues(text)).toEqual([[1, 2.5, 'One']]);
});

test('a file of something else has no captions', () => {
  expect(read('{ "captions": [] }').diagnostics).toMatchObject([
    { line: 1, message: 'there are no captions in the file' },
  ]);
});
