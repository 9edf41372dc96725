import type { ClipRecord } from '../ledger/ledger.ts';
import type { ClipTask } from '../plan/plan.ts';
import { describe } from '../describe.ts';
import { dollars } from './money.ts';
import { offersFor } from './offer.ts';
import { pursueClip } from './pursue-clip.ts';
import { reRoll } from './re-roll.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss, ClipResult } from './run-result.ts';
import type { NotStarted } from './start-clip.ts';
import { useClip } from './use-clip.ts';

/** What is known of a clip when its turn comes. */
interface Before {
  /** What the ledger knew when the run began. */
  readonly record: ClipRecord | undefined;
  /** The clip that it goes on from, in this run. */
  readonly previous: Promise<ClipResult> | undefined;
}

/** Has a clip ready for its deliverables, from the store or from a provider. Never rejects. */
export async function makeClip(task: ClipTask, before: Before, run: RunContext): Promise<ClipResult> {
  const { record } = before;
  const result = await keepOrAsk(task, before, run).catch((cause: unknown): ClipResult => {
    if (run.tools.signal.aborted) return { state: 'interrupted', message: 'The run was stopped.', spentMicros: 0 };
    return { state: 'failed', message: describe(cause), spentMicros: 0, cause };
  });
  report(task, result, record?.state === 'ready', run);
  return result;
}

async function keepOrAsk(task: ClipTask, { record, previous }: Before, run: RunContext): Promise<ClipResult> {
  if (record?.state === 'ready') {
    // Not in a lane: reading a file need not wait for those who are being made.
    const kept = await run.checks(() => useClip(task, record, run));
    if (kept !== 'again') return kept;
  }
  run.emit({ type: 'clip', key: task.key, label: task.label, provider: task.request.provider, state: 'waiting' });
  const last = await previous;
  if (last !== undefined && last.state !== 'ready') return withoutPrevious(task, last);
  return await reRoll(task, run, (again) => askInTurn(task, again));
}

/** It shares the fate of the clip that it would go on from, and nothing is paid for it. */
function withoutPrevious({ label }: ClipTask, { state, message }: ClipMiss): ClipMiss {
  const why = `${label} goes on from a clip that is not there. ${message}`;
  return { state: state === 'unknown' ? 'pending' : state, message: why, spentMicros: 0 };
}

/** The plan's provider first; the next in line when one proves that it started nothing. */
async function askInTurn(task: ClipTask, run: RunContext): Promise<ClipResult> {
  let refused: NotStarted | undefined;
  for (const offer of offersFor(task)) {
    const { provider } = offer.request;
    if (refused !== undefined) run.warn(`${refused.message} The fallback ${provider} is asked instead.`);
    const lane = run.lane(provider);
    const result = await pursueClip(task, offer, lane, run).finally(lane.leave);
    if (result.state !== 'not-started') return result;
    refused = result;
  }
  const message = refused?.message ?? `Nobody was asked for ${task.label}.`;
  return { state: 'failed', message, spentMicros: 0, cause: refused?.error };
}

function report({ key, label, request }: ClipTask, result: ClipResult, wasReady: boolean, run: RunContext): void {
  if (result.state === 'ready') {
    const { provider, model, spentMicros } = result;
    const state = result.cached && wasReady ? 'cached' : 'ready';
    run.emit({ type: 'clip', key, label, provider, model, state, costUsd: dollars(spentMicros) });
  } else if (result.state !== 'interrupted' && result.state !== 'refused') {
    const state = result.state === 'unknown' ? 'unknown' : 'failed';
    const { message, spentMicros } = result;
    const costUsd = dollars(spentMicros);
    run.emit({ type: 'clip', key, label, provider: request.provider, state, message, costUsd });
  }
}
