import { assessPlan, type CapOutlook } from '../plan/assess-plan.ts';
import type { Plan } from '../plan/plan.ts';
import type { Work } from './find-work.ts';
import { capName, showUsd } from './money.ts';
import { otherCaps } from './other-caps.ts';
import type { RunTools } from './run-tools.ts';

export interface BudgetCheck {
  /** What this run would spend. */
  readonly toSpendUsd: number;
  /** Why it must not begin; undefined when its money is enough. */
  readonly refusal: string | undefined;
}

const none = { runUsd: undefined, monthUsd: undefined };

/** Holds a run against the caps before it begins. Claims do so again for each clip, also against other runs; this spares a campaign that could only be half made. */
export async function checkBudget(
  plan: Plan,
  work: Work,
  { ledger, clock, caps = none }: Pick<RunTools, 'ledger' | 'clock' | 'caps'>,
): Promise<BudgetCheck> {
  const own = await ledger.clipsOf(plan.campaign);
  const known = new Map([...own.map((clip) => [clip.key, clip] as const), ...work.clipRecords]);
  const others = await otherCaps(caps, ledger, clock.now());
  const assessment = assessPlan({ ...plan, clips: work.clips }, known, new Map(), others);
  const over = assessment.caps.find((cap) => cap.isOver);
  const { toSpendUsd } = assessment;
  return { toSpendUsd, refusal: over && refuse(toSpendUsd, over) };
}

function refuse(toSpendUsd: number, { cap, usd, committedUsd }: CapOutlook): string {
  const before = committedUsd === 0 ? '' : ` and ${showUsd(committedUsd)} is spent or reserved already`;
  return `This run would cost ${showUsd(toSpendUsd)}${before}, more than ${capName(cap)} of ${showUsd(usd)}. Nothing was sent.`;
}
