import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv, promisify } from 'node:util';
import { envName, readEnvFile } from '../../project/project-env.ts';
import { wordsOf, type Finding } from './finding.ts';

/** Which .env was read, by the names in it, and whether anybody else can read it. */
export async function checkEnv(root: string): Promise<Finding> {
  const name = 'Environment';
  const file = join(root, envName);
  try {
    const text = await readEnvFile(file);
    if (text === undefined) return { name, state: 'good', message: 'as this process has it; there is no .env' };
    const names = Object.keys(parseEnv(text));
    const message = `${file} adds ${names.length === 0 ? 'nothing' : names.join(', ')}`;
    const hint = (await whoCanRead(file)) ?? (await whetherGitTakes(root));
    return hint === undefined ? { name, state: 'good', message } : { name, state: 'warning', message, hint };
  } catch (error) {
    return { name, state: 'bad', ...wordsOf(error) };
  }
}

async function whoCanRead(file: string): Promise<string | undefined> {
  // Windows keeps permissions elsewhere.
  if (process.platform === 'win32') return undefined;
  const { mode } = await stat(file);
  return (mode & 0o077) === 0 ? undefined : `Other accounts of this machine can read it: chmod 600 ${file}`;
}

/** Tracked, or new and not ignored. No git, no repository: nobody takes it. */
async function whetherGitTakes(root: string): Promise<string | undefined> {
  const args = ['-C', root, 'ls-files', '--cached', '--others', '--exclude-standard', '--', envName];
  const { stdout } = await promisify(execFile)('git', args, { timeout: 5000 }).catch(() => ({ stdout: '' }));
  if (stdout === '') return undefined;
  return 'Git keeps it, or will: git rm --cached .env, write .env into .gitignore, and change its keys if it was pushed.';
}
