import { join } from 'node:path';
import { nearestName } from '../campaign/nearest-name.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import { UserError } from '../errors.ts';
import { findRoot } from '../project/find-root.ts';
import { loadPlatforms } from '../project/load-definitions.ts';
import { packagedTemplates } from '../project/template-folders.ts';

/** Every platform that a campaign in this folder may name, the project's own among them, by id. */
export async function knownPlatforms(cwd: string): Promise<readonly Platform[]> {
  const root = findRoot(join(cwd, 'any'));
  const { all, diagnostics } = await loadPlatforms({ templates: packagedTemplates, root, cwd });
  if (diagnostics.length > 0) throw new UserError('a platform profile is wrong', { diagnostics });
  return [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** By id or alias. Throws a UserError that names the nearest one. */
export function findPlatform(known: readonly Platform[], name: string): Platform {
  const found = known.find(({ id, aliases }) => id === name || aliases.includes(name));
  if (found !== undefined) return found;
  const names = known.flatMap(({ id, aliases }) => [id, ...aliases]);
  const nearest = nearestName(name, names);
  const guess = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  throw new UserError(`there is no platform “${name}”`, { hint: `${guess}\`reelmill platforms\` lists them all.` });
}
