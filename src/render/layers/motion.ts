import type { Edit } from '../../plan/edit.ts';

/** How words come and go, in seconds. */
export const motion = { fadeIn: 0.45, fadeOut: 0.25, stagger: 0.12, letter: 0.04 } as const;

/** All words have come by then, as a share of the time that they are seen. */
const arrived = 0.45;

/** Seconds from one to the next of so many things that come one after the other. */
export function staggerOf(count: number, { start, end }: Window, wished: number): number {
  return Math.min(wished, ((end - start) * arrived) / Math.max(1, count));
}

export interface Window {
  readonly start: number;
  readonly end: number;
  readonly fadeIn: number;
  readonly fadeOut: number;
}

/** When the words of each scene are seen: from the middle of one cross-fade to the middle of the next. */
export function sceneWindows(edit: Edit): readonly Window[] {
  return edit.scenes.map(({ start, seconds, fade }, index) => {
    const next = edit.scenes[index + 1] ?? edit.endCard;
    return windowOf(start + fade / 2, start + seconds - (next?.fade ?? 0) / 2, next !== undefined);
  });
}

/** Short scenes get shorter fades; what stands at the very end of the video does not fade. */
export function windowOf(start: number, end: number, leaves: boolean): Window {
  const quarter = (end - start) / 4;
  return {
    start,
    end,
    fadeIn: Math.min(motion.fadeIn, quarter),
    fadeOut: leaves ? Math.min(motion.fadeOut, quarter) : 0,
  };
}
