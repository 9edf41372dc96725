import type { Claim, ClipRecord } from '../ledger/ledger.ts';
import { StaleClaimError } from '../ledger/stale-claim-error.ts';
import { ProviderError } from '../errors.ts';
import type { ClipTask } from '../plan/plan.ts';
import { findClip } from './find-clip.ts';
import { type Flight, flightOf } from './flight.ts';
import { followClip } from './follow-clip.ts';
import { claimClip } from './claim-clip.ts';
import type { Lane } from './lane.ts';
import type { Offer } from './offer.ts';
import { backOff } from '../back-off.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss, ClipResult } from './run-result.ts';
import { type NotStarted, startClip } from './start-clip.ts';
import { useClip } from './use-clip.ts';

/** Between two looks at a clip that another run is making. */
const waitMs = 1000;

/** Claims a clip again and again until there is a result: each claim says what may be done next, and doing it changes what the next one says. */
export async function pursueClip(
  task: ClipTask,
  offer: Offer,
  lane: Lane,
  run: RunContext,
): Promise<ClipResult | NotStarted> {
  const { clock, random, signal } = run.tools;
  for (let refusals = 0; ;) {
    signal.throwIfAborted();
    const step = await advance(task, offer, lane, run).catch(whenTakenOver);
    if (step === 'again') continue;
    if (step.state !== 'not-started') return step;
    refusals += 1;
    if (!mayPass(step.error, refusals, lane, run)) return step;
    await clock.sleep(backOff(refusals, step.error, random), signal);
  }
}

async function advance(
  task: ClipTask,
  offer: Offer,
  lane: Lane,
  run: RunContext,
): Promise<ClipResult | NotStarted | 'again'> {
  const step = await takeStep(task, offer, lane, run);
  return step !== 'again' && step.state === 'in-flight' ? followClip(task, step, run) : step;
}

async function takeStep(
  task: ClipTask,
  offer: Offer,
  lane: Lane,
  run: RunContext,
): Promise<Flight | ClipResult | NotStarted | 'again'> {
  const claim = await claimClip(task, offer, lane, run);
  switch (claim.action) {
    case 'start':
      return await startClip(task, offer, claim.attempt, run);
    case 'find':
      return await findClip(task, claim, run);
    case 'resume':
      return resumeClip(task, claim);
    case 'use':
      return await useClip(task, claim.record, run);
    case 'wait':
      return await waitForOther(task, claim.record, run);
    case 'unknown':
      return { state: 'unknown', message: claim.record.error ?? 'Nobody knows what became of it.', spentMicros: 0 };
    default:
      return claim.miss;
  }
}

function resumeClip(task: ClipTask, { attempt, record }: Extract<Claim, { action: 'resume' }>): Flight {
  if (record.operation === undefined) throw new Error(`Clip ${task.key} is running without an operation.`);
  return flightOf(record, attempt, record.operation);
}

/** What another run could not make is not tried again by this one, which would pay for the same failure. */
async function waitForOther(task: ClipTask, seen: ClipRecord, run: RunContext): Promise<ClipMiss | 'again'> {
  const { key, label } = task;
  run.emit({ type: 'clip', key, label, provider: seen.provider, state: 'waiting', message: 'another run makes it' });
  await run.tools.clock.sleep(waitMs, run.tools.signal);
  const record = (await run.tools.ledger.clips([key])).get(key);
  if (record?.state !== 'failed') return 'again';
  return { state: 'failed', message: record.error ?? 'Another run could not make it.', spentMicros: 0 };
}

/** Only a claim that has gone to another run sends us back to the beginning. */
function whenTakenOver(error: unknown): 'again' {
  if (error instanceof StaleClaimError) return 'again';
  throw error;
}

/** A provider that is only busy is waited for together with all others who want it, and not by counting. */
function mayPass(error: unknown, refusals: number, { pace }: Lane, { patience }: RunContext): boolean {
  if (!(error instanceof ProviderError) || !error.retryable) return false;
  return error.throttled ? pace.givenUp() === undefined : refusals < patience.starts;
}
