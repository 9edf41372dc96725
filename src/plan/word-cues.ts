import { captionCues } from './caption-cues.ts';
import { type CaptionRoom, fullRoom } from './caption-width.ts';
import type { CaptionCue, TimedWord } from './edit.ts';

// Somebody has stopped to breathe, and the eye may rest as well.
const breathSeconds = 0.8;

/** Captions for words that somebody has listened to, such as a model that transcribes; in order, in seconds of the video. */
export function wordCues(words: readonly TimedWord[], locale: string, room: CaptionRoom = fullRoom): CaptionCue[] {
  const breaths: TimedWord[][] = [];
  for (const word of words) {
    const last = breaths.at(-1);
    if (last === undefined || word.start - (last.at(-1)?.end ?? 0) >= breathSeconds) breaths.push([word]);
    else last.push(word);
  }
  return breaths.flatMap((breath) => {
    const [first, last] = [breath[0], breath.at(-1)];
    if (first === undefined || last === undefined) return [];
    const text = joinWords(breath.map((word) => word.text.trim()));
    return captionCues({ start: first.start, end: last.end, text, words: breath }, locale, { room });
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
