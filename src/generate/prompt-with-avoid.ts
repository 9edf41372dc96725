import type { ClipRequest } from '../plan/plan.ts';

/** For services that have no field for what to avoid. */
export function promptWithAvoid({ prompt, avoid }: Pick<ClipRequest, 'prompt' | 'avoid'>): string {
  return avoid.length === 0 ? prompt : `${prompt} Avoid: ${avoid.join(', ')}.`;
}
