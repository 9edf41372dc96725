import type { DeliverableRecord } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import type { RunTools } from './run-tools.ts';

/** Whether a deliverable is there as the plan wants it. A look at the sizes of its files, not at every byte: this is asked of all of them in every run. */
export async function isMade(
  task: DeliverableTask,
  record: DeliverableRecord | undefined,
  { store, outFolder }: Pick<RunTools, 'store' | 'outFolder'>,
): Promise<boolean> {
  if (record?.state !== 'ready' || record.key !== task.key || record.files.length === 0) return false;
  return await store.outputsUnchanged(outFolder, record.files);
}
