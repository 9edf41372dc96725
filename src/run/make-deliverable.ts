import type { ClipKey, DeliverableTask } from '../plan/plan.ts';
import { remarksOf } from '../render/remarks-of.ts';
import { fileError } from '../store/file-error.ts';
import { describe } from '../describe.ts';
import { fallOver } from './fall-over.ts';
import { renderDeliverable } from './render-deliverable.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss, ClipResult, DeliverableOutcome } from './run-result.ts';

/** Waits for the clips of one deliverable, and for no others, then renders it. Never rejects: what fails here stops nothing else. */
export async function makeDeliverable(
  task: DeliverableTask,
  clips: ReadonlyMap<ClipKey, Promise<ClipResult>>,
  run: RunContext,
): Promise<DeliverableOutcome> {
  run.emit({ type: 'deliverable', id: task.id, state: 'waiting' });
  const outcome = await attempt(task, clips, run).catch((cause: unknown) => afterError(task, cause, run));
  if (outcome.state === 'interrupted') return outcome;
  const video = outcome.files.find((file) => file.path.endsWith('.mp4'));
  const remarks = outcome.state === 'ready' ? remarksOf(outcome.inspection) : [];
  run.emit({
    type: 'deliverable',
    id: task.id,
    // Made by another run meanwhile: it was not among the cached ones when this run began.
    state: outcome.state === 'cached' ? 'ready' : outcome.state,
    ...(outcome.message === undefined ? {} : { message: outcome.message }),
    ...(video === undefined ? {} : { file: video.path }),
    ...(remarks.length === 0 ? {} : { remarks: remarks.map(({ rule, value }) => `${rule}: ${value}`) }),
  });
  return outcome;
}

async function attempt(
  wanted: DeliverableTask,
  clips: ReadonlyMap<ClipKey, Promise<ClipResult>>,
  run: RunContext,
): Promise<DeliverableOutcome> {
  const task = await fallOver(wanted, clips, run);
  const results = await Promise.all(task.clips.map(async (key) => [key, await clips.get(key)] as const));
  const files = new Map<ClipKey, string>();
  const own = new Set<ClipKey>();
  const animatic = new Set<ClipKey>();
  const misses: ClipMiss[] = [];
  for (const [key, result] of results) {
    if (result?.state === 'ready') {
      files.set(key, run.tools.store.clipFile(key));
      if (result.provider === 'footage') own.add(key);
      if (result.provider === 'animatic') animatic.add(key);
    } else if (result !== undefined) misses.push(result);
  }
  if (misses.length > 0) return await withoutClips(task, misses, run);
  return await run.renders(() => renderDeliverable(task, { files, own, animatic }, run));
}

async function withoutClips(
  task: DeliverableTask,
  misses: readonly ClipMiss[],
  run: RunContext,
): Promise<DeliverableOutcome> {
  const stopped = misses.find((miss) => miss.state === 'interrupted');
  if (stopped !== undefined) return { task, state: 'interrupted', message: stopped.message, files: [] };
  const refused = misses.find((miss) => miss.state === 'refused');
  if (refused !== undefined) return { task, state: 'skipped', message: refused.message, files: [] };
  const message = [...new Set(misses.map((miss) => miss.message))].join(' ');
  return await fail(task, message, misses[0]?.cause, run);
}

async function afterError(task: DeliverableTask, cause: unknown, run: RunContext): Promise<DeliverableOutcome> {
  if (run.tools.signal.aborted) return { task, state: 'interrupted', message: 'The run was stopped.', files: [] };
  const known = isOfFile(cause) ? fileError(cause, 'a file of this run') : cause;
  return await fail(task, describe(known), cause, run);
}

/** Not of a program that could not be started, which has the same codes. */
const isOfFile = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && !String(error.syscall).startsWith('spawn');

async function fail(
  task: DeliverableTask,
  message: string,
  cause: unknown,
  run: RunContext,
): Promise<DeliverableOutcome> {
  const outcome = { task, state: 'failed', message, files: [], cause } as const;
  try {
    await run.tools.ledger.deliverableFailed(run.campaign, task.id, task.key, message, undefined);
    return outcome;
  } catch (error) {
    const reason = describe(error);
    if (message.includes(reason)) return outcome;
    return { ...outcome, message: `${message} The ledger could not record that: ${reason}` };
  }
}
