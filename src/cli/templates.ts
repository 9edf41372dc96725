import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { packagedTemplates } from '../project/template-folders.ts';

/** A campaign to start from. */
export interface Template {
  readonly id: string;
  readonly text: string;
  /** First comment line of the file. */
  readonly about: string;
  readonly platforms: readonly string[];
  readonly locales: readonly string[];
}

export async function readTemplates(): Promise<Template[]> {
  const folder = join(packagedTemplates, 'campaigns');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).toSorted();
  return Promise.all(
    files.map(async (file) => readTemplate(basename(file, '.yaml'), await readFile(join(folder, file), 'utf8'))),
  );
}

function readTemplate(id: string, text: string): Template {
  const about = text.split('\n').find((line) => line.startsWith('# ') && !line.includes('yaml-language-server'));
  const { platforms, locales = ['en'] }: { readonly platforms: string[]; readonly locales?: string[] } = parse(text);
  return { id, text, about: about?.slice(2) ?? '', platforms, locales };
}
