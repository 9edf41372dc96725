import { ProviderError, UserError } from '../errors.ts';
import type { Operation } from '../operation.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from './describe.ts';
import { followClip } from './follow-clip.ts';
import type { Offer } from './offer.ts';
import { refusalAdvice } from './refusal-words.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';

/** Proof that nothing was started: it may be asked again, or somebody else may be asked. */
export interface NotStarted {
  readonly state: 'not-started';
  readonly message: string;
  readonly error: unknown;
}

/** Sends the paid request, once, and writes down its operation before anything else is asked. */
export async function startClip(
  task: ClipTask,
  { request, estimateMicros }: Offer,
  attempt: number,
  run: RunContext,
): Promise<ClipResult | NotStarted> {
  const { ledger, signal } = run.tools;
  const { key, label } = task;
  let sent = false;
  let operation: Operation;
  try {
    const provider = await run.tools.provider(request.provider);
    signal.throwIfAborted();
    run.emit({ type: 'clip', key, label, provider: request.provider, model: request.model, state: 'starting' });
    sent = true;
    operation = await provider.start(request, { signal: run.lastWords });
  } catch (error) {
    if (!sent || provesNothingStarted(error)) {
      await ledger.clipReleased(key, attempt);
      signal.throwIfAborted();
      const message = `${request.provider} did not start ${label}: ${reason(error)}`;
      return { state: 'not-started', message, error };
    }
    // A refusal is a verdict, also where it is charged: nobody need look for what became of it.
    if (error instanceof ProviderError && error.refused !== undefined) {
      const message = `${request.provider} refused ${label}: ${reason(error)}`;
      const spentMicros = error.mayHaveCost ? estimateMicros : 0;
      await ledger.clipFailed(key, attempt, message, spentMicros);
      return { state: 'failed', message, spentMicros, cause: error };
    }
    // Stopped on its way: it stays `starting`, and the next run looks for it.
    run.lastWords.throwIfAborted();
    const message = `${request.provider} may have begun ${label} and charged for it: ${describe(error)}`;
    await ledger.clipUnknown(key, attempt, message);
    return { state: 'unknown', message, spentMicros: 0, cause: error };
  }
  await writeDown(task, attempt, operation, run);
  const { provider, model } = request;
  return await followClip(task, { attempt, provider, model, operation, owedMicros: estimateMicros }, run);
}

/** A person can only mend what was refused, so a UserError is as good a proof as the provider's own word. */
function provesNothingStarted(error: unknown): boolean {
  return error instanceof UserError || (error instanceof ProviderError && error.nothingStarted);
}

/** Where the provider says no more than that it refused, the advice is ours. */
function reason(error: unknown): string {
  const isBare = error instanceof ProviderError && error.refused !== undefined && error.hint === undefined;
  return isBare ? `${describe(error)} ${refusalAdvice(error.refused)}` : describe(error);
}

/** When the ledger cannot take it (a full disk), a person must be able to: the operation is all that leads to what was paid for. */
async function writeDown(task: ClipTask, attempt: number, operation: Operation, run: RunContext): Promise<void> {
  try {
    await run.tools.ledger.clipStarted(task.key, attempt, operation);
  } catch (error) {
    run.warn(`${task.label} was started, but its operation is not in the ledger: ${JSON.stringify(operation)}`);
    throw error;
  }
}
