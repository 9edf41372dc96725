import { ProviderError, UserError } from '../errors.ts';
import { OperationTakenError } from '../ledger/operation-taken-error.ts';
import type { Operation } from '../operation.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from '../describe.ts';
import { findClip } from './find-clip.ts';
import type { Flight } from './flight.ts';
import type { Offer } from './offer.ts';
import { withOwnSignal } from './own-signal.ts';
import { refusalAdvice } from './refusal-words.ts';
import type { SentRequest } from './pace.ts';
import { previousJob } from './previous-job.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss } from './run-result.ts';

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
): Promise<Flight | ClipMiss | NotStarted> {
  const { ledger, signal, webhookUrl } = run.tools;
  const { key, label } = task;
  const { pace } = run.lane(request.provider);
  let sent: SentRequest | undefined;
  let operation: Operation;
  try {
    const provider = await run.tools.provider(request.provider);
    signal.throwIfAborted();
    const hopeless = pace.givenUp();
    if (hopeless !== undefined) throw hopeless;
    const previous = await previousJob(request, run);
    run.emit({ type: 'clip', key, label, provider: request.provider, model: request.model, state: 'starting' });
    // A run that slept since it claimed the clip learns here that another has it. What is left is the moment until the
    // provider has read its pictures and the request is out: who sleeps right there for as long as a run is believed to
    // live (run-rows.ts), and wakes up, sends what another has sent meanwhile.
    await ledger.clipSending(key, attempt);
    sent = pace.sent();
    const options = {
      ...(previous && { previous }),
      ...(webhookUrl && { webhookUrl: webhookUrl(request.provider) }),
    };
    operation = await withOwnSignal(run.lastWords, (own) => provider.start(request, { signal: own, ...options }));
    sent.accepted();
  } catch (error) {
    if (error instanceof ProviderError && error.throttled) sent?.throttled(error);
    if (sent === undefined || provesNothingStarted(error)) {
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
    return await lookForIt(task, request.provider, attempt, error, run);
  }
  const taken = await writeDown(task, attempt, operation, run);
  if (taken !== undefined) return taken;
  const { provider, model } = request;
  return { state: 'in-flight', attempt, provider, model, operation, owedMicros: estimateMicros, isNew: true };
}

/** The answer was lost, or says nothing: the service may have begun it. */
async function lookForIt(
  task: ClipTask,
  provider: string,
  attempt: number,
  error: unknown,
  run: RunContext,
): Promise<Flight | ClipMiss | NotStarted> {
  const record = (await run.tools.ledger.clips([task.key])).get(task.key);
  if (record === undefined) throw error;
  const why = `${provider} may have begun ${task.label} and charged for it: ${describe(error)}`;
  const found = await findClip(task, { action: 'find', attempt, record }, run, why);
  if (found !== 'again') return found;
  const message = `${provider} did not start ${task.label}: ${describe(error)}`;
  return { state: 'not-started', message, error: new ProviderError(message, { provider, nothingStarted: true }) };
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
async function writeDown(
  task: ClipTask,
  attempt: number,
  operation: Operation,
  run: RunContext,
): Promise<ClipMiss | undefined> {
  try {
    await run.tools.ledger.clipStarted(task.key, attempt, operation);
    return undefined;
  } catch (error) {
    if (error instanceof OperationTakenError) {
      const message = `${task.label} was sent, and the answer names a job that is not its own. ${error.message}`;
      await run.tools.ledger.clipUnknown(task.key, attempt, message);
      return { state: 'unknown', message, spentMicros: 0, cause: error };
    }
    run.warn(`${task.label} was started, but its operation is not in the ledger: ${JSON.stringify(operation)}`);
    throw error;
  }
}
