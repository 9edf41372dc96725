import { ProviderError, UserError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { Claim, ClipRecord } from '../ledger/ledger.ts';
import { StaleClaimError } from '../ledger/stale-claim-error.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from '../describe.ts';
import { type Flight, flightOf } from './flight.ts';
import { patiently } from '../patiently.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss } from './run-result.ts';

type FindClaim = Extract<Claim, { action: 'find' }>;

/**
 * A paid request was on its way when its run died or its connection broke: looks at the provider for what became of it.
 * Never sends it again without proof. `why` is the sentence that tells a person about it.
 */
export async function findClip(
  task: ClipTask,
  claim: FindClaim,
  run: RunContext,
  why = `An earlier run was stopped while it asked ${claim.record.provider} for ${task.label}.`,
): Promise<Flight | ClipMiss | 'again'> {
  const { ledger, signal } = run.tools;
  const { attempt, record } = claim;
  let operation: Operation | undefined;
  try {
    operation = await lookUp(record, run);
    if (operation !== undefined) await ledger.clipStarted(task.key, attempt, operation);
  } catch (error) {
    if (error instanceof StaleClaimError) throw error;
    signal.throwIfAborted();
    return await giveUp(task, claim, `${why} ${describe(error)}`, error, run);
  }
  if (operation === undefined) {
    await ledger.clipReleased(task.key, attempt);
    return 'again';
  }
  return flightOf(record, attempt, operation);
}

async function lookUp(record: ClipRecord, run: RunContext): Promise<Operation | undefined> {
  const { clock, random, signal } = run.tools;
  const provider = await run.tools.provider(record.provider);
  if (provider.find === undefined) throw new Error('This provider has no way to look that up.');
  const since = new Date(record.startedAt ?? record.updatedAt);
  const ask = async (): Promise<Operation | undefined> => {
    const taken = await run.tools.ledger.operations(record.provider);
    return await provider.find?.(record.request, { since, taken, signal });
  };
  const look = () => run.finds(() => patiently(ask, { times: run.patience.downloads, clock, random, signal }));
  const found = await look();
  const early = run.patience.absenceMs - (clock.now() - since.getTime());
  // What works in this process lists nothing, and keeps nobody waiting.
  if (found !== undefined || early <= 0 || provider.pollMs === 0) return found;
  await clock.sleep(Math.min(early, run.patience.absenceMs), signal);
  return await look();
}

/** A missing key or a dead network passes, and the next run looks again. Anything else is the provider's word that it cannot be known. */
async function giveUp(
  task: ClipTask,
  claim: FindClaim,
  message: string,
  cause: unknown,
  run: RunContext,
): Promise<ClipMiss> {
  if (cause instanceof UserError || (cause instanceof ProviderError && cause.retryable)) {
    return { state: 'pending', message: `${message} Run again to look again.`, spentMicros: 0, cause };
  }
  await run.tools.ledger.clipUnknown(task.key, claim.attempt, message);
  return { state: 'unknown', message, spentMicros: 0, cause };
}
