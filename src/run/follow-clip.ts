import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../operation.ts';
import type { ClipRecord } from '../ledger/ledger.ts';
import { StaleClaimError } from '../ledger/stale-claim-error.ts';
import type { ClipTask } from '../plan/plan.ts';
import { fileError } from '../store/file-error.ts';
import { describe } from './describe.ts';
import { micros } from './money.ts';
import { patiently } from './patience.ts';
import { pollClip, type Verdict } from './poll-clip.ts';
import { failedMiss } from './refusal-words.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';

/** A clip in the making. */
export interface Flight {
  readonly attempt: number;
  readonly provider: string;
  readonly model: string;
  readonly operation: Operation;
  /** What is reserved for it; undefined when it was paid for before and only its file is fetched again. */
  readonly owedMicros: number | undefined;
}

/** Picks up what the ledger knows of a clip in the making. */
export function flightOf(record: ClipRecord, attempt: number, operation: Operation): Flight {
  const { provider, model, reservedMicros, spentMicros } = record;
  const paid = reservedMicros === 0 && spentMicros > 0;
  return { attempt, provider, model, operation, owedMicros: paid ? undefined : reservedMicros };
}

/** Follows a clip from its operation to a file in the store. Whatever goes wrong on the way, short of a verdict, leaves it `running`: it is paid for. */
export async function followClip(task: ClipTask, flight: Flight, run: RunContext): Promise<ClipResult> {
  const { signal, store } = run.tools;
  const temporary = join(await store.workFolder(run.tools.run.id), `${task.key}.mp4`);
  try {
    const verdict = await fetchClip(task, flight, temporary, run);
    return await settle(task, flight, verdict, temporary, run);
  } catch (cause) {
    if (cause instanceof StaleClaimError) throw cause;
    signal.throwIfAborted();
    const message = `${task.label} is still with ${flight.provider}: ${describe(cause)} Run again to go on with it.`;
    return { state: 'pending', message, spentMicros: 0, cause };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function fetchClip(task: ClipTask, flight: Flight, temporary: string, run: RunContext): Promise<Verdict> {
  const { clock, random, signal, store } = run.tools;
  const { provider: id, model, operation } = flight;
  const show = (state: 'running' | 'downloading', progress?: number): void =>
    run.emit({
      type: 'clip',
      key: task.key,
      label: task.label,
      provider: id,
      model,
      operation: operation.id,
      state,
      ...(progress === undefined ? {} : { progress }),
    });

  const provider = await run.tools.provider(id);
  show('running');
  const verdict = await pollClip(provider, operation, run, (progress) => show('running', progress));
  if (verdict.state === 'succeeded') {
    // What works in this process does its work while it is fetched.
    if (provider.pollMs > 0) {
      await run.tools.ledger.clipMade(task.key, flight.attempt);
      run.lane(id).leave();
    }
    show('downloading');
    const options = { signal, onProgress: (progress: number): void => show('downloading', progress) };
    const download = async (): Promise<void> => {
      // Again for each try: a run that was taken for dead (a laptop that slept) finds its folder cleared away.
      await store.workFolder(run.tools.run.id);
      await provider.download(operation, temporary, options).catch((error: unknown) => {
        // A full disk is for a person to mend, and not for trying again.
        throw fileError(error, temporary);
      });
    };
    await patiently(download, { times: run.patience.downloads, clock, random, signal });
  }
  return verdict;
}

async function settle(
  task: ClipTask,
  { attempt, provider, model, owedMicros }: Flight,
  verdict: Verdict,
  temporary: string,
  { tools: { ledger, store } }: RunContext,
): Promise<ClipResult> {
  if (verdict.state === 'failed') {
    const spentMicros = verdict.mayHaveCost ? (owedMicros ?? 0) : 0;
    const miss = failedMiss(task, provider, verdict, spentMicros);
    await ledger.clipFailed(task.key, attempt, miss.message, spentMicros);
    return miss;
  }
  const spentMicros =
    owedMicros === undefined ? 0 : verdict.costUsd === undefined ? owedMicros : micros(verdict.costUsd);
  const file = await store.commitClip(task.key, temporary);
  await ledger.clipReady(task.key, attempt, file, spentMicros);
  return { state: 'ready', file, provider, model, cached: false, spentMicros };
}
