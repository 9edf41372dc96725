import type { DeliverableRecord } from '../ledger/ledger.ts';
import type { DeliverableTask } from '../plan/plan.ts';
import type { RunContext } from './run-context.ts';

const waitMs = 1000;

/** Waits while another live run renders the same deliverable, and resolves with what the ledger says of it then. Two that begin in the same moment both render it, which is a waste but no harm. */
export async function deliverableTurn(task: DeliverableTask, run: RunContext): Promise<DeliverableRecord | undefined> {
  const { ledger, clock, signal } = run.tools;
  for (;;) {
    signal.throwIfAborted();
    const record = (await ledger.deliverables(run.campaign)).get(task.id);
    const other = record?.state === 'rendering' && record.run !== run.tools.run.id ? record.run : undefined;
    if (other === undefined || !(await ledger.liveRuns()).has(other)) return record;
    await clock.sleep(waitMs, signal);
  }
}
