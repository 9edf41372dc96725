import type { CaptionCue } from './plan.ts';
import { captionWidth, splitCaption } from './split-caption.ts';

// A caption that stands longer looks like one that got stuck.
const longestSeconds = 7;
// One that stands shorter is not read.
const shortestSeconds = 1;

/** Cues for the words of one scene between two moments, in seconds, each as long as its share of the words. */
export function captionCues(text: string, locale: string, start: number, end: number): CaptionCue[] {
  const least = (captionWidth(text) * shortestSeconds) / (end - start);
  const chunks = splitCaption(text, locale, least).map((chunk) => ({ text: chunk, width: captionWidth(chunk) }));
  const total = chunks.reduce((sum, chunk) => sum + chunk.width, 0);
  if (total === 0) return [];
  let spoken = 0;
  return chunks.map((chunk) => {
    const begins = start + ((end - start) * spoken) / total;
    spoken += chunk.width;
    const ends = start + ((end - start) * spoken) / total;
    return {
      start: milliseconds(begins),
      end: milliseconds(Math.min(ends, begins + longestSeconds)),
      text: chunk.text,
    };
  });
}

// What SRT and VTT can say.
const milliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
