import type { Assessment } from '../plan/assess-plan.ts';
import type { ClipTask, Plan } from '../plan/plan.ts';

/** The clips of a plan that a run would pay for, whoever is asked in the end. */
export function clipsToPay({ clips }: Plan, assessment: Assessment): ClipTask[] {
  return clips.filter(({ key, estimateUsd, fallbacks }) => {
    const outlook = assessment.clips[key];
    const costs = estimateUsd > 0 || fallbacks.some((fallback) => fallback.estimateUsd > 0);
    return costs && (outlook === 'new' || outlook === 'failed');
  });
}
