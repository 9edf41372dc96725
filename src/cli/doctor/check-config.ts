import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import type { Config } from '../../project/config.ts';
import { configName, loadConfig } from '../../project/load-config.ts';
import type { Terminal } from '../terminal.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Where the project is, and whether its settings can be read. */
export async function checkConfig(
  root: string,
  { env, cwd }: Pick<Terminal, 'env' | 'cwd'>,
): Promise<{ readonly finding: Finding; readonly config: Config | undefined }> {
  const name = 'Project';
  try {
    const { config, diagnostics } = await loadConfig(root, { env, cwd });
    if (diagnostics.length > 0) throw new UserError(`${configName} has mistakes`, { diagnostics });
    const message = existsSync(join(root, configName)) ? `${root}, with ${configName}` : root;
    return { finding: { name, state: 'good', message }, config };
  } catch (error) {
    return { finding: { name, state: 'bad', ...wordsOf(error) }, config: undefined };
  }
}
