import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
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

export interface Places {
  /** Folder of what comes with Reelmill. */
  readonly templates: string;
  readonly root: string;
  readonly cwd: string;
  /** Ids or aliases that a campaign names. Of what comes with Reelmill only these are read; everything when left out. */
  readonly named?: readonly string[];
}

/** The platforms that come with Reelmill, then the project's own, which may replace them. By id. */
export async function loadPlatforms(places: Places): Promise<Definitions<Platform>> {
  const parsed = await readFolders(platformSchema, 'platforms', places, ({ id }) => id);
  const platforms = parsed.flatMap(({ value }) => (value === undefined ? [] : [value]));
  return {
    all: new Map(platforms.map((platform) => [platform.id, platform])),
    diagnostics: parsed.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The model catalogues that come with Reelmill; the project's own add models to them or replace those of the same id. By provider. */
export async function loadCatalogues(places: Places): Promise<Definitions<Catalogue>> {
  const parsed = await readFolders(catalogueSchema, 'models', places, ({ provider }) => provider);
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

async function readFolders<T>(
  schema: z.ZodType<T>,
  folder: string,
  { templates, root, cwd, named }: Places,
  idOf: (definition: T) => string,
): Promise<Parsed<T>[]> {
  const read = (files: readonly string[]) =>
    Promise.all(files.map(async (file) => parseFile(schema, await readSource(file, cwd))));
  const own = await read(await yamlFiles(join(root, folder)));
  const ownIds = own.flatMap(({ value }) => (value === undefined ? [] : [idOf(value)]));
  const packaged = await yamlFiles(join(templates, folder));
  return [...(await read(named === undefined ? packaged : filesNamed(packaged, named, ownIds))), ...own];
}

/** Files are named after their ids. Any other name may be an alias, or a mistake, for which all others are suggestions. */
function filesNamed(files: readonly string[], named: readonly string[], own: readonly string[]): readonly string[] {
  const byId = new Map(files.map((file) => [basename(file, extname(file)), file]));
  if (named.some((name) => !byId.has(name) && !own.includes(name))) return files;
  const ids = new Set([...named, ...own]);
  return [...byId].flatMap(([id, file]) => (ids.has(id) ? [file] : []));
}

/** A project without a folder of its own is the usual case. */
async function yamlFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}
