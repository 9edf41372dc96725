import type { ClipRecord } from '../ledger/ledger.ts';
import type { ClipTask } from '../plan/plan.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';

/** Takes a clip from the store when it is still what was put there. Otherwise the ledger learns that it is lost, and the next claim says what to do. */
export async function useClip(task: ClipTask, record: ClipRecord, run: RunContext): Promise<ClipResult | 'again'> {
  const { file, provider, model } = record;
  const found = await run.tools.store.verifyClip(record);
  if (found === 'ok' && file !== undefined) {
    return { state: 'ready', file, provider, model, cached: true, spentMicros: 0 };
  }
  run.warn(`The footage of ${task.label} was ${found}; it is fetched or made again.`);
  await run.tools.ledger.clipLost(task.key, record.attempt, `The stored footage was ${found}.`);
  return 'again';
}
