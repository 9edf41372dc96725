// Skia orders the letters of a text that it draws at once. Words that are drawn one by one, each in its colour, have to be
// put in their places: the Unicode Bidirectional Algorithm (UAX 9) as far as whole words and their punctuation need it.

type Direction = 'ltr' | 'rtl';

/** A word, or the punctuation and spaces around one. */
interface LinePart {
  readonly text: string;
  /** Index of the word that it belongs to. */
  readonly word: number;
}

export interface OrderedPart extends LinePart {
  readonly direction: Direction;
}

/** Letters to the right or (of Arabic apart) to the left, a number, a sign that goes with one, or none of them. */
type Kind = 'L' | 'R' | 'A' | 'N' | '%' | '-';
type Side = 'L' | 'R';

const rightToLeft = /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}\p{sc=Adlm}\p{sc=Rohg}\u200F]/u;
const letter = /[\p{L}\u200E\u200F]/u;
const core = /\p{L}(?:.*[\p{L}\p{N}\p{M}])?(?:(?<=\p{N})[%°])?|\p{N}(?:.*[\p{L}\p{N}\p{M}])?/su;
const graphemes = new Intl.Segmenter();
const closers = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

export const isRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** The parts of a line from left to right. `words` are all of it, each with the space after it. */
export function orderParts(words: readonly string[], direction: Direction): OrderedPart[] {
  const parts = words.flatMap((text, word) => splitWord(text).map((part) => ({ text: part, word })));
  const base = direction === 'rtl' ? 'R' : 'L';
  const levels = levelsOf(parts, base);
  const ordered = parts.map((part, index) => ({ part, level: levels[index] ?? 0 }));
  for (let level = 2; level > 0; level--) reverseRuns(ordered, level);
  return ordered.map(({ part, level }) => ({ ...part, direction: level === 1 ? 'rtl' : 'ltr' }));
}

function splitWord(word: string): string[] {
  const found = core.exec(word);
  if (found === null) return characters(word);
  const rest = word.slice(found.index + found[0].length);
  return [...characters(word.slice(0, found.index)), found[0], ...characters(rest)];
}

const characters = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment);

/** 0 and 2 are read to the right, 1 to the left. */
function levelsOf(parts: readonly LinePart[], base: Side): number[] {
  const kinds = pairBrackets(parts, settleNumbers(parts.map(kindOf), base), base);
  return kinds.map((kind, index) => {
    const settled = kind === '-' ? sideOfNeutral(kinds, index, base) : kind;
    if (settled === 'R') return 1;
    return settled === 'N' || base === 'R' ? 2 : 0;
  });
}

function kindOf({ text }: LinePart): Kind {
  const first = letter.exec(text)?.[0];
  if (first !== undefined) return !isRightToLeft(first) ? 'L' : /\p{sc=Arab}/u.test(first) ? 'A' : 'R';
  if (/\p{N}/u.test(text)) return 'N';
  return /^[%°#$€£¥₪+-]$/u.test(text) ? '%' : '-';
}

/** W2, W5, W7: a number after Latin letters belongs to them; a sign belongs to its number, but not after Arabic letters. */
function settleNumbers(kinds: readonly Kind[], base: Side): (Side | 'N' | '-')[] {
  let last: Kind = base;
  return kinds.map((kind, index) => {
    if (kind === 'L' || kind === 'R' || kind === 'A') last = kind;
    const signs = kind === '%' && last !== 'A' && (kinds[index - 1] === 'N' || kinds[index + 1] === 'N');
    if (kind === 'N' || signs) return last === 'L' ? 'L' : 'N';
    return kind === 'A' ? 'R' : kind === '%' ? '-' : kind;
  });
}

/** N0: brackets go with what they hold, or with what is before them where that runs the same way. */
function pairBrackets(parts: readonly LinePart[], kinds: readonly (Side | 'N' | '-')[], base: Side) {
  const settled = [...kinds];
  for (const [open, { text }] of parts.entries()) {
    const close = parts.findIndex((part, index) => index > open && part.text === closers.get(text));
    if (close < 0) continue;
    const held = kinds.slice(open + 1, close).flatMap((kind) => sideOf(kind) ?? []);
    if (held.length === 0) continue;
    const before =
      settled
        .slice(0, open)
        .flatMap((kind) => sideOf(kind) ?? [])
        .at(-1) ?? base;
    const side = held.includes(base) || before === base ? base : before;
    settled[open] = settled[close] = side;
  }
  return settled;
}

/** N1, N2: between two of one direction their way, else that of the line. */
function sideOfNeutral(kinds: readonly (Side | 'N' | '-')[], index: number, base: Side): Side {
  const before =
    kinds
      .slice(0, index)
      .flatMap((kind) => sideOf(kind) ?? [])
      .at(-1) ?? base;
  const after = kinds.slice(index).flatMap((kind) => sideOf(kind) ?? [])[0] ?? base;
  return before === after ? before : base;
}

/** Beside what is neither, a number counts as written to the left. */
const sideOf = (kind: Side | 'N' | '-'): Side | undefined => (kind === '-' ? undefined : kind === 'N' ? 'R' : kind);

/** L2: whatever stands at this level or above is turned round. */
function reverseRuns(parts: { readonly level: number }[], level: number): void {
  for (let from = 0; from < parts.length; from++) {
    let to = from;
    while ((parts[to]?.level ?? -1) >= level) to++;
    if (to > from) parts.splice(from, to - from, ...parts.slice(from, to).toReversed());
    from = to;
  }
}
