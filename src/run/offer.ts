import type { ClipRequest, ClipTask } from '../plan/plan.ts';
import { micros } from './money.ts';

/** One way to have a clip made. */
export interface Offer {
  readonly request: ClipRequest;
  readonly estimateMicros: number;
}

/** Who is asked, in order: the plan's provider, then its fallbacks. */
export function offersFor(task: ClipTask): Offer[] {
  return [task, ...task.fallbacks].map(({ request, estimateUsd }) => ({
    request,
    estimateMicros: micros(estimateUsd),
  }));
}
