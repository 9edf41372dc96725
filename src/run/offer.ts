import type { ClipRequest, ClipTask } from '../plan/plan.ts';
import { micros } from './money.ts';
import type { Fallback } from './run-tools.ts';

/** One way to have a clip made. */
export interface Offer {
  readonly request: ClipRequest;
  readonly estimateMicros: number;
}

/** Who is asked, in order: the plan's provider, then the fallbacks. */
export function offersFor({ request, estimateUsd }: ClipTask, fallbacks: readonly Fallback[]): Offer[] {
  const others = fallbacks.filter((fallback) => fallback.provider !== request.provider);
  return [
    { request, estimateMicros: micros(estimateUsd) },
    ...others.map(({ provider, model, usdPerSecond }) => ({
      request: { ...request, provider, model },
      estimateMicros: micros(usdPerSecond * request.seconds),
    })),
  ];
}
