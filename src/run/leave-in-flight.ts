import { StaleClaimError } from '../ledger/stale-claim-error.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from '../describe.ts';
import type { Flight } from './flight.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss } from './run-result.ts';

/** Whatever goes wrong with a clip in the making, short of a verdict, leaves it `running`: it is paid for, and the next run goes on with it. */
export function leaveInFlight(
  task: ClipTask,
  { provider }: Flight,
  { tools: { signal } }: RunContext,
): (cause: unknown) => ClipMiss {
  return (cause) => {
    if (cause instanceof StaleClaimError) throw cause;
    signal.throwIfAborted();
    const message = `${task.label} is still with ${provider}: ${describe(cause)} Run again to go on with it.`;
    return { state: 'pending', message, spentMicros: 0, cause };
  };
}
