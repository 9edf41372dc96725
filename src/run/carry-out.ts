import type { ClipKey, Plan } from '../plan/plan.ts';
import { checkBudget } from './check-budget.ts';
import { findWork, type Work } from './find-work.ts';
import { heedWebhooks } from './heed-webhooks.ts';
import { keepAlive } from './keep-alive.ts';
import { makeClip } from './make-clip.ts';
import { makeDeliverable } from './make-deliverable.ts';
import { micros } from './money.ts';
import { createContext, type RunContext } from './run-context.ts';
import type { ClipResult, DeliverableOutcome, RunResult } from './run-result.ts';
import type { RunTools } from './run-tools.ts';
import { summarise, type Walk } from './summarise.ts';

/**
 * Makes what a plan asks for and is not there yet. Running it again goes on where it stopped, and does nothing when nothing changed.
 * Rejects only when the ledger or the disk leave it no way to work; what fails on the way is in the result.
 */
export async function carryOut(plan: Plan, tools: RunTools): Promise<RunResult> {
  const { ledger, store, clock, run } = tools;
  const began = clock.now();
  const ended = new AbortController();
  await ledger.beginRun({ ...run, campaign: plan.campaign });
  let outcome: RunResult['outcome'] = 'failed';
  let reusedMicros = 0;
  try {
    await store.removeStaleWork(() => ledger.liveRuns());
    const context = createContext({ plan, tools, ended: ended.signal });
    void keepAlive(context, ended.signal);
    void heedWebhooks(context, ended.signal);
    const result = await summarise(plan, await walk(plan, context), context, clock.now() - began);
    outcome = result.outcome;
    reusedMicros = reused(result);
    return result;
  } finally {
    ended.abort();
    await store.removeWorkFolder(run.id);
    await ledger.endRun(run.id, outcome === 'refused' ? 'failed' : outcome, reusedMicros);
  }
}

/** What the clips would have cost again that came from the store. */
function reused({ clips }: RunResult): number {
  const cached = clips.filter(({ result }) => result.state === 'ready' && result.cached);
  return cached.reduce((sum, { task }) => sum + micros(task.estimateUsd), 0);
}

async function walk(plan: Plan, run: RunContext): Promise<Walk> {
  const work = await findWork(plan, run.tools);
  const { toSpendUsd, refusal } = await checkBudget(plan, work, run.tools);
  announce(plan, work, toSpendUsd, run);
  const cached = work.cached.map((task): DeliverableOutcome => {
    run.emit({ type: 'deliverable', id: task.id, state: 'cached' });
    return { task, state: 'cached', files: work.deliverableRecords.get(task.id)?.files ?? [] };
  });
  if (refusal !== undefined) {
    run.warn(refusal);
    const skipped = work.needed.map((task) => ({ task, state: 'skipped', message: refusal, files: [] }) as const);
    return { refusal, clips: [], deliverables: [...cached, ...skipped] };
  }
  const { clips, deliverables } = await makeAll(work, run);
  return { refusal: run.spending.refusal, clips, deliverables: [...cached, ...deliverables] };
}

/** All at once: the lanes and pools decide what begins when, and each deliverable waits for its own clips only. */
async function makeAll(work: Work, run: RunContext): Promise<Omit<Walk, 'refusal'>> {
  const made = new Map<ClipKey, Promise<ClipResult>>();
  const clips = work.clips.map((task) => {
    const { continues } = task.request;
    // A clip that others go on from stands before them: they are in the order in which an edit plays them.
    const previous = continues === undefined ? undefined : made.get(continues);
    const result = makeClip(task, { record: work.clipRecords.get(task.key), previous }, run);
    made.set(task.key, result);
    return { task, made: result };
  });
  const deliverables = await Promise.all(work.needed.map((task) => makeDeliverable(task, made, run)));
  const results: Walk['clips'][number][] = [];
  // In turn, since one wait is enough: one for each of ten thousand clips would be kept all the while.
  for (const { task, made: result } of clips) results.push({ task, result: await result });
  return { deliverables, clips: results };
}

function announce(plan: Plan, work: Work, estimateUsd: number, run: RunContext): void {
  const missing = work.clips.filter((task) => work.clipRecords.get(task.key)?.state !== 'ready');
  run.emit({
    type: 'run-started',
    run: run.tools.run.id,
    campaign: plan.campaign,
    clips: plan.clips.length,
    deliverables: plan.deliverables.length,
    cachedClips: plan.clips.length - missing.length,
    cachedDeliverables: work.cached.length,
    estimateUsd,
  });
}
