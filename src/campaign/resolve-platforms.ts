import type { Findings } from './finding.ts';
import { suggestName } from './nearest-name.ts';
import type { Platform } from './platform-schema.ts';
import type { Path } from './read-tree.ts';

/** Names as written -> platform ids, each once; `twitter` becomes x. */
export function resolvePlatforms(
  written: readonly string[],
  path: Path,
  platforms: ReadonlyMap<string, Platform>,
  findings: Findings,
): readonly string[] {
  const ids = platformNames(platforms);
  const resolved = new Map<string, string>();
  for (const [index, name] of written.entries()) {
    const id = ids.get(name);
    const at = [...path, index];
    const earlier = id === undefined ? undefined : resolved.get(id);
    if (id === undefined) {
      findings.error(at, 'unknown-platform', `there is no platform "${name}"`, {
        hint: suggestName(name, [...platforms.keys()], [...ids.keys()]),
      });
    } else if (earlier !== undefined) {
      const message =
        earlier === name ? `"${name}" is listed twice` : `"${name}" and "${earlier}" are the same platform`;
      findings.error(at, 'duplicate-platform', message, { hint: 'keep one of the two' });
    } else {
      resolved.set(id, name);
    }
  }
  return [...resolved.keys()];
}

/** Every name a platform goes by -> its id. */
export function platformNames(platforms: ReadonlyMap<string, Platform>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, aliases } of platforms.values()) {
    names.set(id, id);
    for (const alias of aliases) if (!platforms.has(alias)) names.set(alias, id);
  }
  return names;
}
