import type { CaptionCue } from './plan.ts';
import { captionWidth, splitCaption } from './split-caption.ts';
import type { TimedWord } from './transcripts.ts';

// One that stands shorter is not read.
const shortestSeconds = 1;

/** Captions of words whose times are known, cut where words that are only read would be cut. */
export function wordCues(words: readonly TimedWord[], locale: string): CaptionCue[] {
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  const text = joinWords(words.map((word) => word.text));
  const least = (captionWidth(text) * shortestSeconds) / Math.max(1, last.end - first.start);
  let next = 0;
  return splitCaption(text, locale, least).map((chunk) => {
    const begin = next;
    let letters = solid(chunk);
    while (letters > 0 && next < words.length) letters -= solid(words[next++]?.text ?? '');
    const [start, end] = [words[begin] ?? last, words[next - 1] ?? last];
    return { start: milliseconds(start.start), end: milliseconds(end.end), text: chunk };
  });
}

// Chinese, Japanese, Thai and their like put no spaces between words.
const unspaced = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
const unspacedStart =
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u;

function joinWords(words: readonly string[]): string {
  return words.reduce(
    (text, word) =>
      text === '' || (unspaced.test(text) && unspacedStart.test(word)) ? text + word : `${text} ${word}`,
    '',
  );
}

const solid = (text: string) => text.replaceAll(/\s/g, '').length;

const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
