import type { Source } from './rule.ts';

/** Its guides by language give the characters a second below. */
export const readingSource: Source = {
  url: 'https://partnerhelp.netflixstudios.com/hc/en-us/articles/215758617-Timed-Text-Style-Guide-General-Requirements',
  date: '2026-11-24',
};

/** Nothing is read faster than this, in seconds: five sixths, the shortest subtitle. */
const least = 5 / 6;
const perSecond = { Japanese: 4, Chinese: 9, Korean: 12, other: 17 } as const;

/** Seconds that grown-ups need for a text, by the signs in it: `Aurora One 登場` is read partly fast and partly slowly. */
export function readingTime(text: string, locale: string): number {
  const signs = [...new Intl.Segmenter(locale).segment(text)].map(({ segment }) => segment);
  return Math.max(
    least,
    signs.reduce((sum, sign) => sum + 1 / speedOf(sign, locale), 0),
  );
}

function speedOf(sign: string, locale: string): number {
  if (/\p{Script=Hangul}/u.test(sign)) return perSecond.Korean;
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign)) return perSecond.other;
  return new Intl.Locale(locale).language === 'zh' ? perSecond.Chinese : perSecond.Japanese;
}
