import type { Edit } from '../../plan/plan.ts';

/** Samples up to a frame, counted from the start, so that rounding never adds up. */
export function samplesAt(edit: Edit, frames: number): number {
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
