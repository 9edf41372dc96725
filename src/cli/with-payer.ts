import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { openLedger } from '../ledger/open-ledger.ts';
import type { Payer } from '../speech/paid-errand.ts';
import type { Workspace } from '../workspace.ts';
import type { Terminal } from './terminal.ts';

const micros = (usd: number) => Math.round(usd * 1_000_000);

/** Does paid work for a campaign as a run of its own, within the caps of a run. */
export async function withPayer<T>(
  { plan, project, folders }: Workspace,
  { now, pid }: Pick<Terminal, 'now' | 'pid'>,
  work: (payer: Payer) => Promise<T>,
): Promise<T> {
  const { runUsd, monthUsd } = project.config.budget;
  const caps = {
    ...(runUsd !== undefined && { run: micros(runUsd) }),
    ...(plan.budgetUsd !== undefined && { campaign: micros(plan.budgetUsd) }),
    ...(monthUsd !== undefined && { month: micros(monthUsd) }),
  };
  const ledger = await openLedger(folders.ledger, { now: () => new Date(now()) });
  const run = randomUUID();
  let outcome: 'done' | 'failed' = 'failed';
  try {
    await ledger.beginRun({ id: run, campaign: plan.campaign, pid, host: hostname() });
    const result = await work({ ledger, campaign: plan.campaign, run, caps });
    outcome = 'done';
    return result;
  } finally {
    await ledger.endRun(run, outcome);
    await ledger.close();
  }
}
