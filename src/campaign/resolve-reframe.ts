import type { Scene } from './campaign.ts';
import type { Findings } from './finding.ts';
import { suggestName } from './nearest-name.ts';
import type { Platform } from './platform-schema.ts';
import type { Path } from './read-tree.ts';
import type { ReframeFile, ReframeStyle } from './reframe-schema.ts';
import { platformNames } from './resolve-platforms.ts';

interface Known {
  readonly known: ReadonlyMap<string, Platform>;
  readonly findings: Findings;
}

/** One word for every platform, or words by platform with their names resolved. */
export function resolveReframe(
  written: ReframeFile,
  path: Path,
  { known, findings }: Known,
): Pick<Scene, 'reframe' | 'reframeOn'> {
  if (typeof written === 'string') return { reframe: written };
  const ids = platformNames(known);
  const { default: usual = 'crop', ...own } = written;
  const reframeOn: Record<string, ReframeStyle> = {};
  for (const [name, style] of Object.entries(own)) {
    const id = ids.get(name);
    if (id !== undefined) reframeOn[id] = style;
    else {
      const hint = suggestName(name, ['default', ...known.keys()], [...ids.keys()]);
      findings.error([...path, name], 'platform-not-in-campaign', `"${name}" is no platform of this campaign`, {
        at: 'key',
        hint,
      });
    }
  }
  return { reframe: usual, reframeOn };
}
