import type { ClipRequest } from '../../../plan/plan.ts';

/** A clip has a whole number of frames, and at least one. */
export function frameCount({ seconds, fps }: Pick<ClipRequest, 'seconds' | 'fps'>): number {
  return Math.max(1, Math.round(seconds * fps));
}
