import { linksIn } from './links.ts';

// https://github.com/twitter/twitter-text config/v3.json: scale 100, defaultWeight 200, transformedURLLength 23,
// emojiParsingEnabled; these ranges of code points weigh 100. Read 2026-11-23.
const light = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const;
const linkLength = 23;
const heavy = 2;

const emoji = /\p{RGI_Emoji}/gv;

/** How X counts a text: most letters 1, Chinese, Japanese, Korean and a whole emoji 2, an address 23. */
export function weightedLength(text: string): number {
  const normal = text.normalize('NFC');
  const links = linksIn(normal);
  const rest = links.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), normal);
  const emojis = rest.match(emoji)?.length ?? 0;
  const letters = Array.from(rest.replaceAll(emoji, '')).reduce(
    (sum, letter) => sum + weightOf(letter.codePointAt(0) ?? 0),
    0,
  );
  return links.length * linkLength + emojis * heavy + letters;
}

function weightOf(point: number): number {
  return light.some(([from, to]) => point >= from && point <= to) ? 1 : heavy;
}
