/**
 * How long small print must stand at least: 0.2 s for each word, and 2 s to notice it, or 3 s from ten words on. This is what
 * television in the United Kingdom asks for; the platforms here ask for nothing.
 * Clearcast on ASA/BCAP Advertising Guidance Note 1, http://www.clearcast.co.uk/superimposed-text.html, 2026-11-24.
 */
export function legalSeconds(text: string, locale: string): number {
  const words = wordsIn(text, locale);
  return 0.2 * words + (words < 10 ? 2 : 3);
}

/** As a dictionary counts them, since Japanese and Thai write no spaces (Intl.Segmenter). Numbers count. */
function wordsIn(text: string, locale: string): number {
  const pieces = new Intl.Segmenter(locale, { granularity: 'word' }).segment(text);
  return [...pieces].filter(({ isWordLike }) => isWordLike).length;
}

/** What is wrong with a line that stands so long; undefined when nothing is. */
export function legalFlaw(text: string, locale: string, seconds: number): string | undefined {
  const least = legalSeconds(text, locale);
  if (seconds >= least - 0.01) return undefined;
  const [words, has, must] = [wordsIn(text, locale), round(seconds), round(least)];
  return `the legal line in ${locale} has ${words} words, must stand ${must} s and stands ${has} s`;
}

const round = (seconds: number) => Math.round(seconds * 100) / 100;
