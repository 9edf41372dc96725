import { linksIn } from './links.ts';

/** Languages that set no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/**
 * The longest beginning of a text that fits, ended at a word and with an ellipsis; as it is when all of it fits. Never ends
 * inside a word, a grapheme or an address. Undefined when not even the first word fits.
 */
export function cutText(text: string, locale: string, fits: (text: string) => boolean): string | undefined {
  if (fits(text)) return text;
  const ends = wordEnds(text, locale);
  const endedAt = (index: number) => `${text.slice(0, ends[index]).replace(/[\s\p{P}]+$/u, '')}…`;
  // Lengths nearly grow with the text (an address that is cut off may weigh more), so: halve, then step back.
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(endedAt(middle))) low = middle + 1;
    else high = middle;
  }
  for (let index = low - 1; index >= 0; index -= 1) {
    const cut = endedAt(index);
    if (cut !== '…' && fits(cut)) return cut;
  }
  return undefined;
}

/** Where a text may end, in UTF-16 units. */
function wordEnds(text: string, locale: string): number[] {
  const links = linksIn(text);
  const words = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)];
  return words.map(({ index, segment }) => index + segment.length).filter((end) => mayEnd(text, end, links));
}

function mayEnd(text: string, end: number, links: ReturnType<typeof linksIn>): boolean {
  if (links.some((link) => end > link.start && end < link.end)) return false;
  const after = text.slice(end, end + 2);
  if (/\s$/.test(text.slice(0, end))) return false;
  if (after === '' || /^\s/.test(after)) return true;
  return unspaced.test(text.slice(Math.max(0, end - 2), end)) && unspaced.test(after);
}
