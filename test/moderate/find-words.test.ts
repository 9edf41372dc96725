import { expect, test } from 'vitest';
import { wordFinder } from '../../src/moderate/find-words.ts';

test.each<[word: string, text: string, found: boolean]>([
  ['cure', 'A CURE for winter', true],
  ['cure', 'A secure door', false],
  ['cure', 'cures', false],
  ['cure', '“cure”!', true],
  ['cure', 'cure_all', true],
  ['best ever', 'The best\n  ever lamp', true],
  ['best ever', 'The best lamp ever', false],
  ['best ever', 'bestever', false],
  ['Coca-Cola', 'a coca cola bottle', true],
  ['coca cola', 'COCA–COLA', true],
  ['C++', 'written in c++17', true],
  ['C++', 'written in C', false],
  ['.*', 'anything', false],
  ['@acme', 'from @Acme today', true],
  // Case and composition, in the ways of each script.
  ['STRASSE', 'Auf der Straße', true],
  ['café', 'cafe\u0301', true],
  ['cafe', 'café', false],
  ['οδος', 'ΟΔΟΣ', true],
  ['ОТВЕТ', 'ответ', true],
  ['acme', 'ａｃｍｅ', true],
  ['acme', 'ac\u00adm\u200be', true],
  ['إعلان', 'هذا إعلان جديد', true],
  ['इलाज', 'इलाज!', true],
  ['इला', 'इलाज', false],
  // No spaces between words: found within others.
  ['最高', '史上最高のカメラ', true],
  ['最高', '最も高い', false],
  ['ｶﾒﾗ', '史上最高のカメラ', true],
  ['갤럭시', '새로운 갤럭시를', true],
  ['ที่ดีที่สุด', 'กล้องที่ดีที่สุดในโลก', true],
  ['iPhone', '新しいiphone登場', true],
  ['iPhone', '新しいiphones登場', false],
  // Nothing is no word.
  ['', 'anything', false],
  [' - ', 'any - thing', false],
])('%j in %j: %s', (word, text, found) => {
  expect(wordFinder([word])(text)).toEqual(found ? [word] : []);
});

test('every word that is found, once, as it was written', () => {
  const find = wordFinder(['Cure', 'miracle', 'Cure', 'gold']);
  expect(find('A miracle cure, a miracle')).toEqual(['Cure', 'miracle']);
});
