import { captionWidth, type CaptionRoom, fullRoom } from './caption-width.ts';
import type { CaptionCue } from './edit.ts';
import { splitCaption } from './split-caption.ts';
import { spokenFrom } from './word-clock.ts';

// A caption that stands longer looks like one that got stuck.
const longestSeconds = 7;
// One that stands shorter is not read.
const shortestSeconds = 1;

interface CueOptions {
  readonly room?: CaptionRoom;
  /** Somebody has chosen the times and what is read at once: only what does not fit is divided. */
  readonly asWritten?: boolean;
}

/** One long cue as several that can be read, each with its share of the time. */
export function captionCues(
  cue: CaptionCue,
  locale: string,
  { room = fullRoom, asWritten = false }: CueOptions = {},
): CaptionCue[] {
  const { text, start, end, words, position } = cue;
  const width = captionWidth(text);
  if (width === 0) return [];
  const least = asWritten ? Infinity : (width * shortestSeconds) / (end - start);
  const longest = asWritten ? Infinity : longestSeconds;
  const chunks = splitCaption(text, locale, least, room);
  const times = spokenFrom(cue, chunks);
  return chunks.map((chunk, index) => {
    const begins = times[index] ?? start;
    const ends = lastSpoken(words, times[index + 1]) ?? times[index + 1] ?? end;
    const own = words
      ?.filter((word) => word.start >= begins - 1e-6 && word.start < ends - 1e-6)
      .map((word) => ({ ...word, start: milliseconds(word.start), end: milliseconds(word.end) }));
    return {
      start: milliseconds(begins),
      end: milliseconds(Math.min(ends, begins + longest)),
      text: chunk,
      ...(own && own.length > 0 && { words: own }),
      ...(position && { position }),
    };
  });
}

// Nothing is gained by a blank between two captions that is too short to be noticed.
const pauseSeconds = 0.7;

/** A caption goes when its words have been spoken and the next ones wait. */
function lastSpoken(words: CaptionCue['words'], next: number | undefined): number | undefined {
  const last = words?.filter((word) => next === undefined || word.start < next - 1e-6).at(-1);
  return last === undefined || next === undefined || next - last.end < pauseSeconds ? undefined : last.end;
}

// What SRT and VTT can say.
const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
