import type { Claim, ClipRecord, LaneLimits } from '../ledger/ledger.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { Lane } from './lane.ts';
import { capName, dollars, showUsd } from './money.ts';
import type { Offer } from './offer.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss } from './run-result.ts';

type Denial = Extract<Claim, { action: 'over-budget' | 'later' }>;
type Later = Extract<Denial, { action: 'later' }>;

interface Refusal {
  readonly action: 'refuse';
  readonly miss: ClipMiss;
}

/** A place that comes free later than this, after midnight, is left to the next run. */
const longestWaitMs = 15 * 60_000;

/** Asks the ledger what may be done with a clip, once it is its turn. After the first refusal for lack of money nothing is claimed that costs any. */
export async function claimClip(
  task: ClipTask,
  offer: Offer,
  lane: Lane,
  run: RunContext,
): Promise<Exclude<Claim, Denial> | Refusal> {
  const ask = async (limits: LaneLimits) => await askOnce(task, offer, limits, run);
  // What is in the making needs no place of its own, and must not wait behind those who do: they may wait for its place.
  const records = await run.looks(() => run.tools.ledger.clips([task.key]));
  const isNew = isFree(records.get(task.key));
  const claim = isNew ? undefined : await ask(lane.limits);
  return claim === undefined || claim.action === 'later' ? await lane.enter(ask, run.tools.signal) : claim;
}

async function askOnce(
  task: ClipTask,
  offer: Offer,
  limits: LaneLimits,
  run: RunContext,
): Promise<Exclude<Claim, Denial> | Later | Refusal> {
  const { refusal } = run.spending;
  if (refusal !== undefined && offer.estimateMicros > 0) return refuse(refusal);
  const claim = await run.tools.ledger.claimClip({
    key: task.key,
    label: task.label,
    request: offer.request,
    campaign: run.campaign,
    run: run.tools.run.id,
    estimateMicros: offer.estimateMicros,
    caps: run.caps,
    limits,
    platforms: run.platformsOf(task),
    uses: Math.max(1, task.usedBy.length),
  });
  if (claim.action === 'over-budget') return refuseFor(overBudget(task, offer, claim), run);
  const tooFar = claim.action === 'later' && (claim.retryAtMs ?? 0) - run.tools.clock.now() > longestWaitMs;
  return tooFar ? { action: 'refuse', miss: tomorrow(task, offer, limits) } : claim;
}

/** Whether nobody has begun it: then it will probably be started now. */
function isFree(record: ClipRecord | undefined): boolean {
  return record === undefined || record.state === 'planned' || record.state === 'failed';
}

const refuse = (message: string): Refusal => ({
  action: 'refuse',
  miss: { state: 'refused', message, spentMicros: 0 },
});

function refuseFor(message: string, run: RunContext): Refusal {
  if (run.spending.refusal === undefined) run.warn(message);
  run.spending.refusal ??= message;
  return refuse(message);
}

function overBudget(
  { label }: ClipTask,
  { estimateMicros }: Offer,
  { cap, committedMicros, capMicros }: Extract<Denial, { action: 'over-budget' }>,
): string {
  return (
    `${label} would cost ${showUsd(dollars(estimateMicros))}, and ${showUsd(dollars(committedMicros))} of ` +
    `${capName(cap)} of ${showUsd(dollars(capMicros))} is spent or reserved. Nothing more that costs money was started.`
  );
}

function tomorrow({ label }: ClipTask, { request: { provider } }: Offer, { startsPerDay }: LaneLimits): ClipMiss {
  const message = `${label} is not begun: ${provider} allows ${startsPerDay} starts a day. Run again after midnight UTC.`;
  return { state: 'pending', message, spentMicros: 0 };
}
