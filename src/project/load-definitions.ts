import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { catalogueSchema, type Catalogue } from '../campaign/model-schema.ts';
import { parseFile } from '../campaign/parse-file.ts';
import { platformSchema, type Platform } from '../campaign/platform-schema.ts';
import type { Diagnostic } from '../errors.ts';
import { readSource } from './read-source.ts';

export interface Definitions<T> {
  readonly all: ReadonlyMap<string, T>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The platforms that come with Reelmill, then the project's own, which may replace them. By id. */
export async function loadPlatforms(templates: string, root: string, cwd: string): Promise<Definitions<Platform>> {
  const { found, diagnostics } = await readFolders(
    platformSchema,
    [join(templates, 'platforms'), join(root, 'platforms')],
    cwd,
  );
  return { all: new Map(found.map((platform) => [platform.id, platform])), diagnostics };
}

/** The model catalogues that come with Reelmill; the project's own add models to them or replace those of the same id. By provider. */
export async function loadCatalogues(templates: string, root: string, cwd: string): Promise<Definitions<Catalogue>> {
  const { found, diagnostics } = await readFolders(
    catalogueSchema,
    [join(templates, 'models'), join(root, 'models')],
    cwd,
  );
  const all = new Map<string, Catalogue>();
  for (const catalogue of found) {
    const models = new Map(
      [...(all.get(catalogue.provider)?.models ?? []), ...catalogue.models].map((model) => [model.id, model]),
    );
    all.set(catalogue.provider, { ...catalogue, models: [...models.values()] });
  }
  return { all, diagnostics };
}

async function readFolders<T>(
  schema: z.ZodType<T>,
  folders: readonly string[],
  cwd: string,
): Promise<{ found: T[]; diagnostics: Diagnostic[] }> {
  const files = (await Promise.all(folders.map(yamlFiles))).flat();
  const parsed = await Promise.all(files.map(async (file) => parseFile(schema, await readSource(file, cwd))));
  return {
    found: parsed.flatMap(({ value }) => (value === undefined ? [] : [value])),
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A project without a folder of its own is the usual case. */
async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}
