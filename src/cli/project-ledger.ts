import { join } from 'node:path';
import type { Environment } from '../environment.ts';
import { UserError } from '../errors.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedgerIfPresent } from '../ledger/open-ledger.ts';
import type { Config } from '../project/config.ts';
import { findRoot } from '../project/find-root.ts';
import { homeOf } from '../project/home-of.ts';
import { configName, loadConfig } from '../project/load-config.ts';
import { projectEnv } from '../project/project-env.ts';
import type { Terminal } from './terminal.ts';

export interface ProjectLedger {
  readonly ledger: Ledger;
  readonly config: Config;
  /** With what .env of the project adds. */
  readonly env: Environment;
}

/** For commands that are about a whole project: the one that the person stands in. Rejects when nothing was ever made there. */
export async function withProjectLedger<T>(
  { cwd, now, env: outside }: Terminal,
  work: (project: ProjectLedger) => Promise<T>,
): Promise<T> {
  const root = findRoot(join(cwd, 'any'));
  const env = await projectEnv(root, outside);
  const { config, diagnostics } = await loadConfig(root, { cwd, env });
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    throw new UserError(`${configName} has mistakes`, { diagnostics });
  }
  const file = join(homeOf(root, config), 'ledger.db');
  const ledger = await openLedgerIfPresent(file, { now: () => new Date(now()) });
  if (ledger === undefined) {
    throw new UserError(`nothing has been made yet in ${root}`, { hint: 'Go to the folder of your project.' });
  }
  try {
    return await work({ ledger, config, env });
  } finally {
    await ledger.close();
  }
}
