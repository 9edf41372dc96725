import { ProviderError, RunError, UserError } from './errors.ts';
import type { RunLog } from './log.ts';
import type { Workspace } from './workspace.ts';
import type { Vault } from './secrets/vault.ts';

interface RunLogSetting {
  /** Id of the run. */
  readonly run: string;
  readonly vault: Vault;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Does the work of a run with its log open. What nobody foresaw is logged and rejected as a RunError that names the log. */
export async function withRunLog<T>(
  { folders }: Workspace,
  { run, vault, now }: RunLogSetting,
  work: (log: RunLog) => Promise<T>,
): Promise<T> {
  const { openRunLog } = await import('./log.ts');
  const log = openRunLog({ folder: folders.logs, run, now, secrets: vault.known });
  try {
    return await work(log);
  } catch (error) {
    log.error('the run', error);
    throw error instanceof UserError || error instanceof ProviderError ? error : new RunError(log.file, error);
  } finally {
    log.close();
  }
}
