import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';

export const root = new URL('../../', import.meta.url);

/** The YAML files of a folder of the project, parsed, with the text they came from. */
export function readTemplates(
  folder: string,
): readonly { readonly name: string; readonly text: string; readonly data: unknown }[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(folder + name, root), 'utf8');
      return { name, text, data: parse(text) as unknown };
    });
}
