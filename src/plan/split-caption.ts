// Subtitles in broad use: two lines of 42 Latin or 16 Chinese, Japanese or Korean characters. A wide character counts
// as 42/16, so that one measure serves lines and reading speed of both.
const lineWidth = 42;
const wideWidth = lineWidth / 16;
// Two full lines, less the ragged edge that words leave at the end of the first.
const cueWidth = 2 * lineWidth - 6;

const wide =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u;
const unseen = /[\p{Mark}\p{Format}]/u;
const phraseEnd = /(?<=[,;:،؛、，；：—–]\s*)(?=[^\s,;:،؛、，；：—–])/u;

/** Width of a text in Latin characters. */
export function captionWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? wideWidth : unseen.test(character) ? 0 : 1;
  return width;
}

/** Cuts spoken words into captions: by sentence, else by phrase, else by word. Short neighbours share a line. */
export function splitCaption(text: string, locale: string): string[] {
  const sentences = segments(text.trim().replaceAll(/\s+/g, ' '), locale, 'sentence');
  return pack(
    sentences.flatMap((sentence) => shorten(sentence, locale)),
    lineWidth,
  );
}

function shorten(sentence: string, locale: string): string[] {
  if (captionWidth(sentence.trimEnd()) <= cueWidth) return [sentence];
  const phrases = sentence.split(phraseEnd).flatMap((phrase) => breakPhrase(phrase, locale));
  return pack(phrases, cueWidth, '');
}

/** Even pieces: a caption of one left-over word is hard to read. */
function breakPhrase(phrase: string, locale: string): string[] {
  const width = captionWidth(phrase.trimEnd());
  if (width <= cueWidth) return [phrase];
  const even = width / Math.ceil(width / cueWidth);
  return pack(glued(segments(phrase, locale, 'word')), Math.min(cueWidth, even * 1.15), '');
}

/** Words with the punctuation and spaces that follow them: no caption begins with a full stop. */
function glued(words: readonly string[]): string[] {
  const parts: string[] = [];
  for (const word of words) {
    if (/[\p{Letter}\p{Number}]/u.test(word) || parts.length === 0) parts.push(word);
    else parts.push((parts.pop() ?? '') + word);
  }
  return parts;
}

/** Joins neighbours for as long as they stay within a width. Without an `end` given, the results are trimmed. */
function pack(parts: readonly string[], width: number, end?: ''): string[] {
  const packed: string[] = [];
  for (const part of parts) {
    const joined = (packed.at(-1) ?? '') + part;
    if (packed.length > 0 && captionWidth(joined.trimEnd()) <= width) packed[packed.length - 1] = joined;
    else packed.push(part);
  }
  return end === '' ? packed : packed.map((part) => part.trim()).filter((part) => part !== '');
}

function segments(text: string, locale: string, granularity: 'sentence' | 'word'): string[] {
  return Array.from(new Intl.Segmenter(locale, { granularity }).segment(text), ({ segment }) => segment);
}
