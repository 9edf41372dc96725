import { expect, test } from 'vitest';
import { captionCues } from '../../src/plan/caption-cues.ts';
import { captionWidth } from '../../src/plan/caption-width.ts';
import { splitCaption } from '../../src/plan/split-caption.ts';

const long =
  'We drove all night along the coast, with the windows down and the radio low, until the road ended and there was nothing left but the sea and the first light of the morning.';

test.each([
  ['a sentence', 'en', 'It sees what you see.', ['It sees what you see.']],
  ['short sentences share a line', 'en', 'Aurora One. Made for the night.', ['Aurora One. Made for the night.']],
  [
    'sentences that do not fit one line stay apart',
    'en',
    'The city never goes dark at night. Now you can keep it.',
    ['The city never goes dark at night.', 'Now you can keep it.'],
  ],
  [
    'a long sentence breaks where it breathes',
    'en',
    long,
    [
      'We drove all night along the coast, with the windows down and the radio low,',
      'until the road ended and there was nothing left',
      'but the sea and the first light of the morning.',
    ],
  ],
  [
    'Japanese without spaces',
    'ja',
    '街は眠らない。その光を、そのまま残そう。',
    ['街は眠らない。', 'その光を、そのまま残そう。'],
  ],
  [
    'Arabic',
    'ar',
    'المدينة لا تنام أبدا. والآن يمكنك الاحتفاظ بها كما رأيتها.',
    ['المدينة لا تنام أبدا.', 'والآن يمكنك الاحتفاظ بها كما رأيتها.'],
  ],
  ['line breaks and spaces of the file', 'en', '  One\n  two   three ', ['One two three']],
  ['an ellipsis', 'en', 'Wait… what?', ['Wait… what?']],
])('%s', (_, locale, text, captions) => {
  expect(splitCaption(text, locale, 0)).toEqual(captions);
});

const texts = [
  ['en', long.repeat(3)],
  [
    'de',
    'Donaudampfschifffahrtsgesellschaftskapitän und Rindfleischetikettierungsüberwachung sprechen miteinander, ohne Pause',
  ],
  [
    'ja',
    '夜の街を歩いていると、遠くの窓の明かりがひとつずつ消えていき、やがて静けさだけが残りました。それでも空はまだ明るく、星は見えません。',
  ],
  ['zh', '我们沿着海岸开了一整夜的车，车窗开着，收音机的声音很低，直到道路尽头，只剩下大海和清晨的第一缕阳光。'],
  [
    'ko',
    '우리는 밤새 해안을 따라 달렸고, 창문은 열려 있었으며, 라디오 소리는 낮았고, 길이 끝나자 바다와 아침의 첫 빛만 남았습니다.',
  ],
  ['th', 'เราขับรถตลอดทั้งคืนไปตามชายฝั่งเปิดหน้าต่างและเปิดวิทยุเบาๆจนกระทั่งถนนสิ้นสุดลงและไม่มีอะไรเหลือนอกจากทะเลและแสงแรกของเช้าวันใหม่'],
  ['hi', 'हम पूरी रात समुद्र तट के साथ गाड़ी चलाते रहे, खिड़कियाँ खुली थीं और रेडियो धीमा था, जब तक कि सड़क समाप्त नहीं हो गई।'],
] as const;

const letters = (words: string) => words.replaceAll(/\s/g, '');

test.each(texts)('no words are lost or changed, and two lines hold each caption: %s', (locale, text) => {
  const captions = splitCaption(text, locale, 0);
  expect(letters(captions.join(''))).toBe(letters(text));
  for (const caption of captions) {
    expect(captionWidth(caption)).toBeLessThanOrEqual(84);
    expect(caption).not.toMatch(/^[,.;:!?、。，]/u);
    expect(caption).toBe(caption.trim());
  }
});

test('cues share the time by their words, one after the other', () => {
  expect(
    captionCues({ text: 'The city never goes dark at night. Now you can keep it.', start: 2, end: 7 }, 'en'),
  ).toEqual([
    { start: 2, end: 5.182, text: 'The city never goes dark at night.' },
    { start: 5.182, end: 7, text: 'Now you can keep it.' },
  ]);
});

test('a caption does not stand for more than seven seconds', () => {
  expect(captionCues({ text: 'Listen.', start: 1, end: 30 }, 'en')).toEqual([{ start: 1, end: 8, text: 'Listen.' }]);
});

test('what would flash by is joined to its neighbour', () => {
  const words = 'Run. The tide is coming in over the rocks now.';
  expect(captionCues({ text: words, start: 0, end: 2 }, 'en')).toEqual([{ start: 0, end: 2, text: words }]);
  expect(captionCues({ text: words, start: 0, end: 20 }, 'en')).toHaveLength(2);
});

test('words that show nothing make no captions', () => {
  expect(captionCues({ text: '\u200b', start: 0, end: 2 }, 'en')).toEqual([]);
});
