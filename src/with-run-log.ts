import { ProviderError, RunError, UserError } from './errors.ts';
import type { RunLog } from './log.ts';
import type { Workspace } from './workspace.ts';
import { conceal } from './secrets/conceal.ts';

interface RunLogSetting {
  /** Id of the run. */
  readonly run: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Does the work of a run with its log open. What nobody foresaw is logged and rejected as a RunError that names the log. */
export async function withRunLog<T>(
  { folders, vault }: Workspace,
  { run, now }: RunLogSetting,
  work: (log: RunLog) => Promise<T>,
): Promise<T> {
  const { openRunLog } = await import('./log.ts');
  const log = openRunLog({ folder: folders.logs, run, now, hide: vault.hide });
  try {
    return await work(log);
  } catch (error) {
    conceal(error, vault.hide);
    log.error('the run', error);
    throw error instanceof UserError || error instanceof ProviderError ? error : new RunError(log.file, error);
  } finally {
    log.close();
  }
}
