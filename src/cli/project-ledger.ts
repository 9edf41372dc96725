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

export interface ProjectSettings {
  /** Absolute path. */
  readonly ledgerFile: string;
  readonly config: Config;
  /** With what .env of the project adds. */
  readonly env: Environment;
}

export interface ProjectLedger extends ProjectSettings {
  readonly ledger: Ledger;
}

/** For commands that are about a whole project: the one that the person stands in. Rejects when nothing was ever made there. */
export async function withProjectLedger<T>(
  terminal: Terminal,
  work: (project: ProjectLedger) => Promise<T>,
): Promise<T> {
  const settings = await readSettings(terminal);
  const ledger = await openLedgerIfPresent(settings.ledgerFile, { now: () => new Date(terminal.now()) });
  if (ledger === undefined) {
    const root = findRoot(join(terminal.cwd, 'any'));
    throw new UserError(`nothing has been made yet in ${root}`, { hint: 'Go to the folder of your project.' });
  }
  try {
    return await work({ ...settings, ledger });
  } finally {
    await ledger.close();
  }
}

/** Of the project that the person stands in. */
export async function readSettings({ cwd, env: outside }: Terminal): Promise<ProjectSettings> {
  const root = findRoot(join(cwd, 'any'));
  const env = await projectEnv(root, outside);
  const { config, diagnostics } = await loadConfig(root, { cwd, env });
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    throw new UserError(`${configName} has mistakes`, { diagnostics });
  }
  return { ledgerFile: join(homeOf(root, config), 'ledger.db'), config, env };
}
