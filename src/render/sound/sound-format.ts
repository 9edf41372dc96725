import type { FfmpegInput } from '../../media/media.ts';
import type { Edit } from '../../plan/edit.ts';

/** Seconds. Sound that begins or ends in the middle of a wave clicks. */
const declick = 0.008;

/** A curve without corners, since a corner in the middle of a loud wave is heard too. */
export const fadeIn = (seconds = declick): string => `afade=t=in:d=${seconds.toFixed(6)}:curve=hsin`;

/** Ends where a sound of so many seconds ends. */
export const fadeOut = (end: number, seconds = declick): string =>
  `afade=t=out:st=${(end - seconds).toFixed(6)}:d=${seconds.toFixed(6)}:curve=hsin`;

/** Takes an input of a job in; returns its number. */
export type AddInput = (input: FfmpegInput) => number;

/** Samples up to a frame, counted from the start, so that rounding never adds up. */
export function samplesAt(edit: Pick<Edit, 'fps' | 'encode'>, frames: number): number {
  return Math.round((frames / edit.fps) * edit.encode.sampleRate);
}

/** What every branch of the mix has in common; joining filters refuse anything else. */
export function anyFormat(edit: Edit): string {
  return `aformat=sample_fmts=fltp:channel_layouts=${layout(edit)}`;
}

/** Sound for what has none. */
export function silence(edit: Edit, frames: number): string {
  const { sampleRate } = edit.encode;
  return `anullsrc=r=${sampleRate}:cl=${layout(edit)},${anyFormat(edit)},atrim=end_sample=${samplesAt(edit, frames)}`;
}

function layout(edit: Edit): string {
  return edit.encode.channels === 1 ? 'mono' : 'stereo';
}
