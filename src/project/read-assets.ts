import pLimit from 'p-limit';
import type { AssetReference } from '../campaign/asset-reference.ts';
import type { Asset } from '../campaign/campaign.ts';
import { Findings, type Finding } from '../campaign/finding.ts';
import { UserError } from '../errors.ts';
import type { Media } from '../media/media.ts';
import type { AssetCache, MediaFacts } from './asset-cache.ts';
import { checkAsset } from './check-asset.ts';
import { measureAsset } from './measure-asset.ts';

export interface AssetTools {
  /** Undefined: assets are only looked at, not hashed or opened. */
  readonly cache: AssetCache | undefined;
  readonly probe: Media['probe'] | undefined;
}

export interface ReadAssets {
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
  const limit = pLimit(atOnce);
  const findings = new Findings();
  const found = await Promise.all(references.map((reference) => limit(() => readAsset(reference, tools, findings))));
  const assets = found.flatMap((asset) => (asset === undefined ? [] : [[asset.path, asset] as const]));
  return { assets: new Map(assets), findings: findings.list };
}

async function readAsset(reference: AssetReference, tools: AssetTools, findings: Findings): Promise<Asset | undefined> {
  const isGood = await checkAsset(reference, findings);
  if (!isGood || tools.cache === undefined) return undefined;
  try {
    const { asset, facts } = await measureAsset(reference, tools.cache, tools.probe);
    if (facts !== undefined) checkFacts(reference, facts, findings);
    return asset;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const hint = 'open it in a player: it may be damaged or incomplete';
    findings.error(reference.at, 'unplayable-asset', `"${reference.written}" cannot be played`, { hint });
    return undefined;
  }
}

function checkFacts({ kind, written, at, until }: AssetReference, facts: MediaFacts, findings: Findings): void {
  if (kind === 'video' && !facts.hasVideo) {
    findings.error(at, 'wrong-asset', `"${written}" has no picture, only sound`, { hint: 'give a video' });
  } else if (kind === 'audio' && !facts.hasAudio) {
    findings.error(at, 'wrong-asset', `"${written}" has no sound`, { hint: 'give a sound file' });
  } else if (until !== undefined && facts.seconds !== undefined && facts.seconds + toleranceSeconds < until) {
    const message = `"${written}" lasts ${facts.seconds.toFixed(1)} s, but is shown up to ${until} s`;
    findings.error(at, 'footage-too-short', message, { hint: 'lower "seconds" or "from"' });
  }
}
