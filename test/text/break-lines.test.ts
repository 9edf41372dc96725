import { expect, test } from 'vitest';
import { breakLines } from '../../src/text/break-lines.ts';

const wide = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303F\uFF00-\uFFEFー]|\p{Emoji_Presentation}/u;
const graphemes = (text: string) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);

/** Half-width columns, so that the tables can be read. */
const measure = (text: string) => graphemes(text).reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

test.each([
  ['en', 20, 'Meet Aurora One, the phone that sees in the dark', 'Meet Aurora One,|the phone that sees|in the dark'],
  ['en', 16, 'Pre-order today and get 50 % off — really!', 'Pre-order today|and get 50 %|off — really!'],
  ['en', 30, 'short', 'short'],
  ['en', 12, 'one\n\ntwo three four five', 'one||two three|four five'],
  ['en', 12, 'a "quoted" {x} \\ 50%', 'a "quoted"|{x} \\ 50%'],
  ['de', 18, 'Donau­dampf­schiff­fahrt heute', 'Donaudampf-|schifffahrt heute'],
  ['fr', 18, 'Commandez dès maintenant !', 'Commandez dès|maintenant !'],
  ['ja', 20, '夜を写す、新しいスマートフォン。', '夜を写す、新しい|スマートフォン。'],
  ['ja', 16, '今すぐ予約受付中です！', '今すぐ|予約受付中です！'],
  ['ja', 12, '「夜に見る」スマホ', '「夜に見る」|スマホ'],
  ['zh', 14, '夜晚从未如此清晰。立即预订全新的极光手机！', '夜晚从未|如此清晰。|立即预订全新的|极光手机！'],
  ['th', 14, 'สั่งจองล่วงหน้าได้แล้ววันนี้ที่ร้านค้า', 'สั่งจองล่วงหน้าได้|แล้ววันนี้ที่ร้านค้า'],
  ['ko', 14, '오늘 바로 예약하세요. 새로운 스마트폰', '오늘 바로 예약하세요.|새로운 스마트폰'],
  ['ar', 16, 'اطلب الآن هاتف Aurora One الجديد', 'اطلب الآن هاتف|Aurora One|الجديد'],
  ['en', 8, '👍🏽👩‍👩‍👧🇯🇵🎉🔥❤️😀😀', '👍🏽👩‍👩‍👧🇯🇵🎉|🔥❤️😀😀'],
])('%s in %i columns: %s', (locale, width, text, expected) => {
  expect(breakLines(text, { locale, width, measure }).join('|')).toBe(expected);
});

test('every width keeps every letter, breaks no grapheme and starts no line with closing punctuation', () => {
  const text = 'すべての夜に、「新しい」カメラを。ゃんと写る！と言われた（本当に）のです…。';
  for (let width = 4; width < 60; width++) {
    const lines = breakLines(text, { locale: 'ja', width, measure, insideWords: true });
    expect(lines.join('')).toBe(text);
    for (const line of lines) {
      expect(line).not.toMatch(/^[、。」）！…ゃっー]/u);
      expect(line).not.toMatch(/[「（]$/u);
    }
  }
});

test('lines fit whenever each piece fits', () => {
  const text = 'The quick brown fox jumps over the lazy dog and then takes a rather long nap';
  for (let width = 6; width < 80; width++)
    for (const line of breakLines(text, { locale: 'en', width, measure }))
      expect(measure(line)).toBeLessThanOrEqual(width);
});

test('the last line is not one short word when the words can be spread', () => {
  expect(breakLines('Now in every store near you', { locale: 'en', width: 24, measure })).toEqual([
    'Now in every store',
    'near you',
  ]);
});

test('a word wider than the line sticks out instead of being cut, except where a script has no spaces', () => {
  const long = { locale: 'ja', width: 10, measure };
  expect(breakLines('Geschwindigkeit', { ...long, insideWords: true })).toEqual(['Geschwindigkeit']);
  expect(breakLines('スーパーカメラ', long)).toEqual(['スーパーカメラ']);
  expect(breakLines('スーパーカメラ', { ...long, insideWords: true })).toEqual(['スーパー', 'カメラ']);
});
