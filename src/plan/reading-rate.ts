import { captionWidth, readingSpeed } from './caption-width.ts';
import type { CaptionCue } from './edit.ts';

const seen = /[^\p{Mark}\p{Format}\n]/gu;

/** In words what is wrong when a caption is too fast to be read; in characters of its own script. */
export function tooFast({ text, start, end }: CaptionCue): string | undefined {
  const width = captionWidth(text.replaceAll('\n', ''));
  if (width <= readingSpeed.most * (end - start)) return undefined;
  const characters = text.match(seen)?.length ?? 0;
  const most = (readingSpeed.most * characters) / width;
  return `${round(characters / (end - start))} characters a second, and at most ${round(most)} can be read`;
}

const round = (value: number) => Math.round(value * 10) / 10;
