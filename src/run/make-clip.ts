import type { ClipRecord } from '../ledger/ledger.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from './describe.ts';
import { offersFor } from './offer.ts';
import { pursueClip } from './pursue-clip.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';
import { useClip } from './use-clip.ts';

/** Has a clip made by the plan's provider or, when that proves that it started nothing, by the next in line. Never rejects. */
export async function makeClip(task: ClipTask, record: ClipRecord | undefined, run: RunContext): Promise<ClipResult> {
  try {
    const kept = record?.state === 'ready' ? await run.checks(() => useClip(task, record, run)) : 'again';
    const result = kept === 'again' ? await askInTurn(task, record, run) : kept;
    report(task, result, run);
    return result;
  } catch (cause) {
    if (run.tools.signal.aborted) return { state: 'interrupted', message: 'The run was stopped.', spentMicros: 0 };
    const result = { state: 'failed', message: describe(cause), spentMicros: 0, cause } as const;
    report(task, result, run);
    return result;
  }
}

async function askInTurn(task: ClipTask, record: ClipRecord | undefined, run: RunContext): Promise<ClipResult> {
  const offers = offersFor(task, run.tools.fallbacks);
  for (const [index, offer] of offers.entries()) {
    // A clip in flight is in the lane of the one who makes it.
    const provider = (index === 0 && record?.operation && record.provider) || offer.request.provider;
    const lane = run.lane(provider);
    const result = await lane.pool(() => pursueClip(task, offer, lane, run));
    if (result.state !== 'not-started') return result;

    const next = offers[index + 1];
    const message = `${provider} did not start ${task.label}: ${describe(result.error)}`;
    if (next === undefined) return { state: 'failed', message, spentMicros: 0, cause: result.error };
    run.warn(`${message} The fallback ${next.request.provider} makes it.`);
  }
  throw new Error('A clip has at least one offer.');
}

function report(task: ClipTask, result: ClipResult, run: RunContext): void {
  const { key, label } = task;
  if (result.state === 'ready') {
    const state = result.cached ? 'cached' : 'ready';
    run.emit({ type: 'clip', key, label, provider: result.provider, state, costUsd: result.spentMicros / 1e6 });
  } else {
    const state = result.state === 'unknown' ? 'unknown' : 'failed';
    run.emit({ type: 'clip', key, label, provider: task.request.provider, state, message: result.message });
  }
}
