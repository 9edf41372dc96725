import type { ClipTask } from '../plan/plan.ts';
import type { Flight } from './flight.ts';
import type { RunContext } from './run-context.ts';

/** Says how far a clip is. */
export function showFlight(
  { key, label }: ClipTask,
  { provider, model, operation }: Flight,
  state: 'running' | 'downloading',
  progress: number | undefined,
  { emit }: RunContext,
): void {
  emit({
    type: 'clip',
    key,
    label,
    provider,
    model,
    operation: operation.id,
    state,
    ...(progress === undefined ? {} : { progress }),
  });
}
