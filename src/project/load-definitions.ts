import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { Findings } from '../campaign/finding.ts';
import { catalogueSchema, type Catalogue } from '../campaign/model-schema.ts';
import { suggestName } from '../campaign/nearest-name.ts';
import { parseFile, type Parsed } from '../campaign/parse-file.ts';
import { platformSchema, type Platform } from '../campaign/platform-schema.ts';
import type { Diagnostic } from '../errors.ts';
import { readSource } from './read-source.ts';

export interface Definitions<T> {
  readonly all: ReadonlyMap<string, T>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The platforms that come with Reelmill, then the project's own, which may replace them. By id. */
export async function loadPlatforms(templates: string, root: string, cwd: string): Promise<Definitions<Platform>> {
  const parsed = await readFolders(platformSchema, [join(templates, 'platforms'), join(root, 'platforms')], cwd);
  const platforms = parsed.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    all: new Map(platforms.map((platform) => [platform.id, platform])),
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The model catalogues that come with Reelmill; the project's own add models to them or replace those of the same id. By provider. */
export async function loadCatalogues(templates: string, root: string, cwd: string): Promise<Definitions<Catalogue>> {
  const parsed = await readFolders(catalogueSchema, [join(templates, 'models'), join(root, 'models')], cwd);
  const all = new Map<string, Catalogue>();
  const diagnostics: Diagnostic[] = [];
  for (const { value, withFindings } of parsed) {
    const findings = new Findings();
    if (value !== undefined) all.set(value.provider, merge(all.get(value.provider), value, findings));
    diagnostics.push(...withFindings(findings.list));
  }
  return { all, diagnostics };
}

function merge(base: Catalogue | undefined, own: Catalogue, findings: Findings): Catalogue {
  const models = new Map([...(base?.models ?? []), ...own.models].map((model) => [model.id, model]));
  if (!models.has(own.default)) {
    const hint = suggestName(own.default, [...models.keys()]);
    findings.error(['default'], 'unknown-model', `there is no model "${own.default}"`, { hint, given: [['models']] });
  }
  return { ...own, models: [...models.values()] };
}

async function readFolders<T>(schema: z.ZodType<T>, folders: readonly string[], cwd: string): Promise<Parsed<T>[]> {
  const files = (await Promise.all(folders.map(yamlFiles))).flat();
  return Promise.all(files.map(async (file) => parseFile(schema, await readSource(file, cwd))));
}

/** A project without a folder of its own is the usual case. */
async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}
