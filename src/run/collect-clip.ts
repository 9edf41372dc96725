import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClipTask } from '../plan/plan.ts';
import { moveIntoPlace } from '../store/move-into-place.ts';
import { fetchFootage } from './fetch-footage.ts';
import type { Flight } from './flight.ts';
import { micros } from './money.ts';
import type { Verdict } from './poller.ts';
import { failedMiss } from './refusal-words.ts';
import type { RunContext } from './run-context.ts';
import type { ClipMiss, ClipResult } from './run-result.ts';

/** Brings a clip that the provider is done with into the store, and settles its bill. */
export async function collectClip(
  task: ClipTask,
  flight: Flight,
  verdict: Verdict,
  run: RunContext,
): Promise<ClipResult> {
  const spentMicros = spentOn(verdict, flight);
  if (verdict.state === 'failed')
    return await fail(failedMiss(task, flight.provider, verdict, spentMicros), task, flight, run);
  const collect = (): Promise<ClipResult> => keep(task, flight, spentMicros, run);
  const provider = await run.tools.provider(flight.provider);
  // What works in this process does its work while it is fetched, and keeps its place until then.
  if (provider.pollMs === 0) return await collect();
  await run.tools.ledger.clipMade(task.key, flight.attempt);
  run.lane(flight.provider).leave();
  // Links to results live for an hour or less, so these queue for each other only, and never behind new starts.
  return await run.downloads(collect);
}

function spentOn(verdict: Verdict, { owedMicros }: Flight): number {
  if (owedMicros === undefined) return 0;
  if (verdict.costUsd !== undefined) return micros(verdict.costUsd);
  return verdict.state === 'succeeded' || verdict.mayHaveCost ? owedMicros : 0;
}

async function keep(task: ClipTask, flight: Flight, spentMicros: number, run: RunContext): Promise<ClipResult> {
  const { ledger, store, rejectedFolder } = run.tools;
  const { key, label } = task;
  const { attempt, provider, model } = flight;
  const temporary = join(await store.workFolder(run.tools.run.id), `${key}.mp4`);
  try {
    const flaw = await fetchFootage(task, flight, temporary, run);
    if (flaw !== undefined) {
      const rejected = join(rejectedFolder, 'clips', `${key}.mp4`);
      await moveIntoPlace(temporary, rejected);
      const message = `${provider} did not make ${label} as asked: ${flaw}. The footage is kept as ${rejected}.`;
      return await fail({ state: 'failed', message, spentMicros }, task, flight, run);
    }
    const file = await store.commitClip(key, temporary);
    await ledger.clipReady(key, attempt, file, spentMicros);
    return { state: 'ready', file, provider, model, cached: false, spentMicros };
  } finally {
    await rm(temporary, { force: true });
  }
}

async function fail(miss: ClipMiss, { key }: ClipTask, { attempt }: Flight, run: RunContext): Promise<ClipMiss> {
  await run.tools.ledger.clipFailed(key, attempt, miss.message, miss.spentMicros);
  return miss;
}
