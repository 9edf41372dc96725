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

/**
 * Cuts spoken words into captions: by sentence, else by phrase, else by word. Short neighbours share a line; those below
 * the width `least` share a caption, as there is no time to read each.
 */
export function splitCaption(text: string, locale: string, least: number): string[] {
  const sentences = segments(text.trim().replaceAll(/\s+/g, ' '), locale, 'sentence');
  const chunks = sentences.flatMap((sentence) => shorten(sentence, locale));
  const captions = pack(chunks, (joined, shorter) => joined <= lineWidth || (shorter < least && joined <= cueWidth));
  return captions.map((caption) => caption.trim()).filter((caption) => caption !== '');
}

function shorten(sentence: string, locale: string): string[] {
  if (seenWidth(sentence) <= cueWidth) return [sentence];
  const phrases = sentence.split(phraseEnd).flatMap((phrase) => breakPhrase(phrase, locale));
  return pack(phrases, (joined) => joined <= cueWidth);
}

/** Even pieces: a caption of one left-over word is hard to read. */
function breakPhrase(phrase: string, locale: string): string[] {
  const width = seenWidth(phrase);
  if (width <= cueWidth) return [phrase];
  const even = width / Math.ceil(width / cueWidth);
  const widest = Math.min(cueWidth, even * 1.15);
  return pack(glued(segments(phrase, locale, 'word')), (joined) => joined <= widest);
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

/** Joins neighbours for as long as the widths, of both together and of the shorter one, allow it. */
function pack(parts: readonly string[], fits: (joined: number, shorter: number) => boolean): string[] {
  const packed: string[] = [];
  for (const part of parts) {
    const before = packed.pop();
    if (before === undefined) packed.push(part);
    else if (fits(seenWidth(before + part), Math.min(seenWidth(before), seenWidth(part)))) packed.push(before + part);
    else packed.push(before, part);
  }
  return packed;
}

/** The space at the end of a line takes no room. */
const seenWidth = (text: string) => captionWidth(text.trimEnd());

function segments(text: string, locale: string, granularity: 'sentence' | 'word'): string[] {
  return Array.from(new Intl.Segmenter(locale, { granularity }).segment(text), ({ segment }) => segment);
}
