// Where a line may end. Languages with spaces break at them; Chinese, Japanese and the scripts of South-East Asia break
// between words that only a dictionary knows, which Intl.Segmenter has (ICU).

const softHyphen = '\u00AD';
const unspaced =
  /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}\u3000-\u303F\uFF00-\uFFEF]/u;
const hiragana = /^\p{sc=Hira}+$/u;
const han = /^\p{sc=Han}+$/u;
const katakana = /^[\p{sc=Kana}ー]+$/u;

/** Kinsoku (JIS X 4051) and its counterparts: what may not begin a line, and what may not end one. */
const noStart =
  /^[、。，．,.:;：；!?！？%％‰°…‥・·)\]}）］｝〉》」』】〕〗〙”’»›~〜ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ的了吗吧呢啊嗎中者性化用版型ๆฯ؟،؛।॥]$/u;
const noEnd = /[([{（［｛〈《「『【〔〖〘“‘«‹¿¡$€£¥＄￥#@＃]$/u;
const closing = /^[!?:;»›%…—–]+$/u;

/** Pieces in order, which together are the text; a line may end after each, and nowhere else. */
export function splitPieces(text: string, locale: string): string[] {
  const pieces: string[] = [];
  for (const segment of segments(text, locale)) {
    const last = pieces.at(-1);
    if (last === undefined || mayBreak(last, segment, locale)) pieces.push(segment);
    else pieces[pieces.length - 1] = last + segment;
  }
  return glueBeforeClosing(pieces);
}

/** A word of Chinese, Japanese or South-East Asian text in its letters, as far as those may be parted; others stay whole. */
export function splitInside(word: string, locale: string): readonly string[] {
  if (/[\p{sc=Latn}\p{sc=Cyrl}\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}]/u.test(word)) return [word];
  const letters: string[] = [];
  for (const { segment } of new Intl.Segmenter(locale).segment(word)) {
    const last = letters.at(-1);
    if (last === undefined || !(noStart.test(segment.trim()) || noEnd.test(last))) letters.push(segment);
    else letters[letters.length - 1] = last + segment;
  }
  return letters;
}

function segments(text: string, locale: string): string[] {
  const words = [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)].map((word) => word.segment);
  return words.flatMap((word) => word.split(/(?<=\u00AD)/u));
}

function mayBreak(before: string, after: string, locale: string): boolean {
  if (/^\s/u.test(after)) return false;
  if (/[ \t\u3000\u200B]$/u.test(before)) return true;
  if (/[\s\u2060\uFEFF]$/u.test(before)) return false;
  if (before.endsWith(softHyphen)) return true;
  if (/[\p{L}\p{N}]{2}[-–—/]$/u.test(before)) return /^\p{L}/u.test(after) && !before.includes('://');
  if (noStart.test(after) || noEnd.test(before)) return false;
  const left = lastCharacter(before);
  if (!unspaced.test(left) && !unspaced.test(after)) return isPicture(left) && isPicture(after);
  return !clings(before, after, locale);
}

/** A Japanese particle or ending stays with its word, and a compound with itself, as a careful typesetter does it. */
function clings(before: string, after: string, locale: string): boolean {
  const short = before.length <= 7;
  const left = lastCharacter(before);
  if (hiragana.test(after)) return short && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Latn}\p{N}]/u.test(left);
  if (katakana.test(after)) return short && katakana.test(left);
  return locale.startsWith('ja') && han.test(after) && han.test(before) && before.length < 5;
}

/** French sets a space before ! ? : ; », a percent sign and a dash often have one: none may begin a line. */
function glueBeforeClosing(pieces: readonly string[]): string[] {
  const glued: string[] = [];
  for (const piece of pieces) {
    const last = glued.at(-1);
    if (last !== undefined && (closing.test(piece.trim()) || /[«‹]\s$/u.test(last)))
      glued[glued.length - 1] = last + piece;
    else glued.push(piece);
  }
  return glued;
}

const isPicture = (text: string) => /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u.test(text);

function lastCharacter(text: string): string {
  return text.length === 0 ? '' : (/.$/su.exec(text.replace(/(?:\p{M}|\u200D)+$/u, ''))?.[0] ?? '');
}
