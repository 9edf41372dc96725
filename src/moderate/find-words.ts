// Chinese, Japanese, Korean and the scripts of South-East Asia put no space between words (Korean none before its
// particles), so that a word in them has no edge to look for.
const unspaced = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
const partOfWord = String.raw`[[\p{L}\p{N}\p{M}]--${unspaced}]`;
const isPartOfWord = new RegExp(`^${partOfWord}$`, 'v');

/** Prepares to find words and phrases in texts: whole words, whatever their case, width, accents' composition or invisible characters. */
export function wordFinder(words: readonly string[]): (text: string) => string[] {
  const patterns = [...new Set(words)].flatMap((word) => {
    const pattern = patternOf(word);
    return pattern === undefined ? [] : [{ word, pattern }];
  });
  return (text) => {
    const folded = fold(text);
    return patterns.filter(({ pattern }) => pattern.test(folded)).map(({ word }) => word);
  };
}

/** `Coca-Cola` is found in `coca cola` too. Undefined when nothing is left of the word. */
function patternOf(word: string): RegExp | undefined {
  const parts = fold(word)
    .split(/[\s\p{Pd}]+/u)
    .filter((part) => part !== '');
  const first = Array.from(parts.at(0) ?? '').at(0);
  const last = Array.from(parts.at(-1) ?? '').at(-1);
  if (first === undefined || last === undefined) return undefined;
  const before = isPartOfWord.test(first) ? `(?<!${partOfWord})` : '';
  const after = isPartOfWord.test(last) ? `(?!${partOfWord})` : '';
  return new RegExp(`${before}${parts.map((part) => RegExp.escape(part)).join(String.raw`[\s\p{Pd}]+`)}${after}`, 'v');
}

/** Two texts that read the same become the same: full-width letters, ß and SS, both Greek sigmas, soft hyphens. */
function fold(text: string): string {
  const plain = text.normalize('NFKC').replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
  return plain.toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFKC');
}
