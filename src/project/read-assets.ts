import pLimit from 'p-limit';
import type { AssetReference } from '../campaign/asset-reference.ts';
import type { Asset } from '../campaign/campaign.ts';
import { Findings, type Finding } from '../campaign/finding.ts';
import type { AssetCache, MediaFacts } from './asset-cache.ts';
import { checkAsset } from './check-asset.ts';
import { measureAsset, type Measured, type OpenMedia } from './measure-asset.ts';

export interface AssetTools {
  /** Undefined: assets are only looked at, not hashed or opened. */
  readonly cache: AssetCache | undefined;
  /** Undefined: assets are not opened. */
  readonly openMedia: OpenMedia | undefined;
}

interface ReadAssets {
  /** By absolute path. */
  readonly assets: ReadonlyMap<string, Asset>;
  readonly findings: readonly Finding[];
}

/** Files opened at once: enough to keep a disk busy, few enough for ffprobe on two cores. */
const atOnce = 4;

/** Footage may be a frame or two shorter than its container says. */
const toleranceSeconds = 0.1;

/** Looks at every file that is pointed at; everything that is wrong with them comes back together. */
export async function readAssets(references: readonly AssetReference[], tools: AssetTools): Promise<ReadAssets> {
  const findings = new Findings();
  const limit = pLimit(atOnce);
  const good = await limit.map(references, async (reference) =>
    (await checkAsset(reference, findings)) ? [reference] : [],
  );
  const { cache } = tools;
  if (cache === undefined) {
    const seen = good.flat().map(({ path, kind }) => [path, { path, kind, sha256: '', bytes: 0 }] as const);
    return { assets: new Map(seen), findings: findings.list };
  }
  // A file that many scenes show is measured once.
  const files = Map.groupBy(good.flat(), ({ path, kind }) => `${kind} ${path}`);
  const measured = await limit.map(files.values(), async (same) => {
    const [first] = same;
    if (first === undefined) return [];
    const found = await measureAsset(first, cache, tools.openMedia);
    for (const reference of same) checkFacts(reference, found.facts, findings);
    return [[first.path, assetOf(first, found)] as const];
  });
  return { assets: new Map(measured.flat()), findings: findings.list };
}

function assetOf({ path, kind }: AssetReference, { sha256, bytes, facts }: Measured): Asset {
  if (facts === undefined || facts === 'unplayable') return { path, kind, sha256, bytes };
  const { width, height, seconds, hasAudio } = facts;
  const size = width === undefined || height === undefined ? {} : { width, height };
  return { path, kind, sha256, bytes, ...size, seconds, hasAudio };
}

function checkFacts(reference: AssetReference, facts: MediaFacts | 'unplayable' | undefined, findings: Findings): void {
  if (facts === undefined) return;
  const { kind, written, at, until } = reference;
  if (facts === 'unplayable') {
    const hint = 'open it in a player: it may be damaged or incomplete';
    findings.error(at, 'unplayable-asset', `"${written}" cannot be played`, { hint });
  } else if (kind === 'video' && !facts.hasVideo) {
    findings.error(at, 'wrong-asset', `"${written}" has no picture, only sound`, { hint: 'give a video' });
  } else if (kind === 'audio' && !facts.hasAudio) {
    findings.error(at, 'wrong-asset', `"${written}" has no sound`, { hint: 'give a sound file' });
  } else if (until !== undefined && facts.seconds + toleranceSeconds < until) {
    const message = `"${written}" lasts ${facts.seconds.toFixed(1)} s, but is shown up to ${until} s`;
    findings.error(at, 'footage-too-short', message, { hint: 'lower "seconds" or "from"' });
  }
}
