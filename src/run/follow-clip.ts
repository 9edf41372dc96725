import type { ClipTask } from '../plan/plan.ts';
import { collectClip } from './collect-clip.ts';
import type { Flight } from './flight.ts';
import { leaveInFlight } from './leave-in-flight.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';
import { showFlight } from './show-flight.ts';

/** Follows a clip from its operation to a file in the store. */
export function followClip(task: ClipTask, flight: Flight, run: RunContext): Promise<ClipResult> {
  return follow(task, flight, run).catch(leaveInFlight(task, flight, run));
}

async function follow(task: ClipTask, flight: Flight, run: RunContext): Promise<ClipResult> {
  const { model, operation, isNew } = flight;
  const provider = await run.tools.provider(flight.provider);
  const onProgress = (progress?: number): void => showFlight(task, flight, 'running', progress, run);
  onProgress();
  // Not awaited: thousands may wait here, and an async function that has returned holds nothing.
  return run.pollers
    .of(provider)
    .watch(operation, { model, isNew, onProgress })
    .then((verdict) => collectClip(task, flight, verdict, run));
}
