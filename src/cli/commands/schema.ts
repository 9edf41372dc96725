import { readFile } from 'node:fs/promises';
import { ExitCode } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

/** Prints the JSON Schema of a file that people write, for editors. */
export async function schema(what: 'campaign' | 'brand' | 'config', terminal: Terminal): Promise<ExitCode> {
  const file = new URL(`../../../${what}.schema.json`, import.meta.url);
  terminal.stdout.write(await readFile(file, 'utf8'));
  return ExitCode.done;
}
