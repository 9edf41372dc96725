import { captionWidth } from './caption-width.ts';
import type { CaptionCue } from './edit.ts';

/** From a part of a cue's letters, 0 to 1, to the second when they are spoken. */
type WordClock = (part: number) => number;

/** By the times of its words, where somebody has listened, else evenly by length. */
function wordClock({ start, end, text, words }: CaptionCue): WordClock {
  const timed = words === undefined || words.length === 0 ? [{ text, start, end }] : words;
  const total = timed.reduce((sum, word) => sum + lettersIn(word.text), 0);
  const spans: { from: number; to: number; start: number; end: number }[] = [];
  for (const word of timed) {
    const from = spans.at(-1)?.to ?? 0;
    spans.push({ from, to: from + lettersIn(word.text) / total, start: word.start, end: word.end });
  }
  return (part) => {
    // The beginning of a word, not the end of the one before: between them may be a pause.
    const span = spans.find(({ to }) => part < to - 1e-9);
    if (span === undefined) return end;
    return span.start + ((part - span.from) / (span.to - span.from)) * (span.end - span.start);
  };
}

/** When each of these parts of a cue begins to be spoken; together they are its text. */
export function spokenFrom(cue: CaptionCue, parts: readonly string[]): number[] {
  const clock = wordClock(cue);
  const total = parts.reduce((sum, part) => sum + lettersIn(part), 0);
  let before = 0;
  return parts.map((part) => {
    const from = clock(before / total);
    before += lettersIn(part);
    return Math.max(cue.start, Math.min(cue.end, from));
  });
}

/** Spaces are not spoken, and what shows nothing has no length. */
const lettersIn = (text: string) => captionWidth(text.replaceAll(/\s/g, ''));
