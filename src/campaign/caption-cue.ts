import type { CaptionPosition } from './captions-schema.ts';

/** Seconds from the start of the video. */
export interface CaptionCue {
  readonly start: number;
  readonly end: number;
  /** A line break in it is kept: two speakers. */
  readonly text: string;
  /** When each word is spoken, where somebody has listened; spread over the cue by their length where nobody has. */
  readonly words?: readonly TimedWord[];
  /** Where the file asks for it; the look's otherwise. */
  readonly position?: CaptionPosition;
}

export interface TimedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
