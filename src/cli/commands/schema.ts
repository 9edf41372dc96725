import { readFile } from 'node:fs/promises';
import { ExitCode, UserError } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';

const schemas: Readonly<Record<string, string>> = { campaign: 'campaign.schema.json', brand: 'brand.schema.json' };

/** Prints the JSON Schema of a file that people write, for editors. */
export async function schema(what: string, terminal: Terminal): Promise<ExitCode> {
  const file = Object.hasOwn(schemas, what) ? schemas[what] : undefined;
  if (file === undefined) {
    throw new UserError(`there is no schema “${what}”`, { hint: `Choose one of ${Object.keys(schemas).join(', ')}.` });
  }
  terminal.stdout.write(await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  return ExitCode.done;
}
