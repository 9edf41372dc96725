import type { Claim, ClipRecord } from '../ledger/ledger.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { Lane } from './lanes.ts';
import { dollars, showUsd } from './money.ts';
import type { Offer } from './offer.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss } from './run-result.ts';

type OverBudget = Extract<Claim, { action: 'over-budget' }>;

interface Refusal {
  readonly action: 'refuse';
  readonly miss: ClipMiss;
}

/** Asks the ledger what may be done with a clip, once it is its turn. After the first refusal for lack of money nothing is claimed that costs any. */
export async function claimClip(
  task: ClipTask,
  offer: Offer,
  lane: Lane,
  run: RunContext,
): Promise<Exclude<Claim, OverBudget> | Refusal> {
  const { ledger, signal } = run.tools;
  const isNew = isFree((await ledger.clips([task.key])).get(task.key));
  if (isNew && offer.estimateMicros > 0 && run.spending.refusal !== undefined) return refuse(run.spending.refusal);

  // Before money is reserved: a run that is killed while it waits for its turn has claimed nothing.
  const giveBack = isNew ? await lane.rate.take(signal) : undefined;
  const claim = await ledger.claimClip({
    key: task.key,
    request: offer.request,
    campaign: run.campaign,
    run: run.tools.run.id,
    estimateMicros: offer.estimateMicros,
    budgetMicros: run.budgetMicros,
  });
  if (claim.action !== 'start') giveBack?.();
  if (claim.action !== 'over-budget') return claim;
  const message = overBudget(task, offer, claim);
  if (run.spending.refusal === undefined) run.warn(message);
  run.spending.refusal ??= message;
  return refuse(message);
}

/** Whether nobody has begun it: then it will probably be started now. */
function isFree(record: ClipRecord | undefined): boolean {
  return record === undefined || record.state === 'planned' || record.state === 'failed';
}

const refuse = (message: string): Refusal => ({
  action: 'refuse',
  miss: { state: 'refused', message, spentMicros: 0 },
});

function overBudget(
  { label }: ClipTask,
  { estimateMicros }: Offer,
  { committedMicros, budgetMicros }: OverBudget,
): string {
  return (
    `${label} would cost ${showUsd(dollars(estimateMicros))}, and ${showUsd(dollars(committedMicros))} of the budget of ` +
    `${showUsd(dollars(budgetMicros))} is spent or reserved. Nothing more that costs money was started.`
  );
}
