import { assessPlan } from '../plan/assess-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Work } from './find-work.ts';
import { showUsd } from './money.ts';

export interface BudgetCheck {
  /** What this run would spend. */
  readonly toSpendUsd: number;
  /** Why it must not begin; undefined when its money is enough. */
  readonly refusal: string | undefined;
}

/** Holds a run against the budget before it begins. Claims do so again for each clip, also against other runs; this spares a campaign that could only be half made. */
export async function checkBudget(plan: Plan, work: Work, ledger: Ledger): Promise<BudgetCheck> {
  const own = await ledger.clipsOf(plan.campaign);
  const known = new Map([...own.map((clip) => [clip.key, clip] as const), ...work.clipRecords]);
  const { toSpendUsd, committedUsd, overBudget } = assessPlan({ ...plan, clips: work.clips }, known, new Map());
  if (!overBudget) return { toSpendUsd, refusal: undefined };
  const before = committedUsd === 0 ? '' : ` and ${showUsd(committedUsd)} is spent or reserved already`;
  const budget = showUsd(plan.budgetUsd ?? 0);
  return {
    toSpendUsd,
    refusal: `This run would cost ${showUsd(toSpendUsd)}${before}, more than the budget of ${budget}. Nothing was sent.`,
  };
}
