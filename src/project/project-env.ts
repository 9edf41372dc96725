import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { decodeText } from '../campaign/decode-text.ts';
import type { Environment } from '../environment.ts';
import { UserError } from '../errors.ts';
import { hasCode } from '../store/has-code.ts';

export const envName = '.env';

/** The environment of a project: what the process has, then what .env beside reelmill.config.yaml adds to it. Nothing is changed in either. */
export async function projectEnv(root: string, env: Environment): Promise<Environment> {
  const text = await readEnvFile(join(root, envName));
  if (text === undefined) return env;
  const given = Object.entries(env).filter(([, value]) => value !== undefined);
  return { ...parseEnv(text), ...Object.fromEntries(given) };
}

/** Undefined when there is none. Some password managers serve it as a pipe, and Python keeps programs in a folder of that name. */
export async function readEnvFile(file: string): Promise<string | undefined> {
  try {
    const stats = await stat(file);
    if (!stats.isFile() && !stats.isFIFO()) return undefined;
    const decoded = decodeText(await readFile(file));
    if ('text' in decoded) return decoded.text;
    throw new UserError(`${file}: ${decoded.problem}`, { hint: decoded.hint });
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return undefined;
    if (!hasCode(error, 'EACCES', 'EPERM')) throw error;
    throw new UserError(`${file}: you may not read it`, { hint: 'Check its owner and permissions.', cause: error });
  }
}
