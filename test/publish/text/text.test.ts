import { expect, test } from 'vitest';
import { countText } from '../../../src/publish/text/count-text.ts';
import { cutText } from '../../../src/publish/text/cut-text.ts';
import { weightedLength } from '../../../src/publish/text/weighted-length.ts';

const family = '👨‍👩‍👧‍👦';

// Most of these stand in twitter-text's own conformance tests (conformance/validate.yml, WeightedTweetsCounterTest).
test.each([
  ['', 0],
  ['Hello', 5],
  ['e\u0301', 1],
  ['あいう', 6],
  ['한국어', 6],
  ['“quotes” – and…', 16],
  ['😷', 2],
  [family, 2],
  ['🇯🇵', 2],
  ['❤️', 2],
  ['a '.repeat(140), 280],
  ['http://test.com', 23],
  ['https://example.com/a/very/long/path?with=many&parts=of-it', 23],
  ['Read https://example.com/a.', 29],
  ['(example.com)', 25],
  ['twitter.com', 23],
  ['mail ana@example.com', 20],
  ['e.g. this', 9],
])('X counts %j as %i', (text, length) => {
  expect(weightedLength(text)).toBe(length);
});

test.each([
  ['graphemes', 3],
  ['utf16', 14],
  ['characters', 10],
] as const)('%s', (unit, length) => {
  expect(countText(`a${family}e\u0301`, unit)).toBe(length);
});

const upTo = (most: number) => (text: string) => countText(text, 'graphemes') <= most;

test.each([
  ['fits as it is', 'en', 20, 'fits as it is'],
  ['The night is yours, all of it.', 'en', 25, 'The night is yours, all…'],
  ['The night is yours, all of it.', 'en', 22, 'The night is yours…'],
  ['The night is yours, all of it.', 'en', 12, 'The night…'],
  ['See https://example.com/a-b/c now', 'en', 20, 'See…'],
  ['See #aurora one', 'en', 6, 'See…'],
  ['フラッシュも三脚もいらない。', 'ja', 9, 'フラッシュも三脚…'],
  ['กล้องที่มองเห็นในที่มืด', 'th', 9, 'กล้องที่มอง…'],
  [`Family ${family}${family} here`, 'en', 10, `Family ${family}${family}…`],
  ['Donaudampfschifffahrtsgesellschaft', 'de', 10, undefined],
])('%j in %s, cut to %i', (text, locale, most, cut) => {
  const result = cutText(text, locale, upTo(most));
  expect(result).toBe(cut);
});

test('every cut of a long text fits, ends at one of its words, and loses as little as it can', () => {
  const text =
    'No flash, no tripod, no hurry. Just the night, the way it felt, at https://aurora.example/night tonight.';
  for (let most = 4; most < 100; most += 1) {
    const result = cutText(text, 'en', upTo(most)) ?? '';
    const kept = result.replace(/…$/, '');
    expect(result.length).toBeLessThanOrEqual(most);
    expect(text.startsWith(kept)).toBe(true);
    expect(text.slice(kept.length)).toMatch(/^[\s,.]/);
  }
});
