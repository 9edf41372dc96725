import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { AssetReference } from '../campaign/asset-reference.ts';
import type { Asset } from '../campaign/campaign.ts';
import type { Media, Probe } from '../media/media.ts';
import { stampOf, type AssetCache, type CachedAsset, type MediaFacts } from './asset-cache.ts';

/** Hash and measurements of a file, from the cache when the file is unchanged. Rejects with a UserError when it cannot be played. */
export async function measureAsset(
  { path, kind }: AssetReference,
  cache: AssetCache,
  probe: Media['probe'] | undefined,
): Promise<{ asset: Asset; facts: MediaFacts | undefined }> {
  const { stamp, bytes } = await stampOf(path);
  const cached = cache.get(path, stamp);
  const wanted = probe !== undefined && (kind === 'video' || kind === 'audio');
  const sha256 = cached?.sha256 ?? (await hashFile(path));
  const facts = cached?.facts ?? (wanted ? factsOf(await probe(path)) : undefined);
  if (cached === undefined || cached.facts !== facts) cache.set(path, entry(stamp, sha256, facts));
  const { width, height, seconds, hasAudio } = facts ?? {};
  const measured = Object.fromEntries(
    Object.entries({ width, height, seconds, hasAudio }).filter(([, value]) => value !== undefined),
  );
  return { asset: { path, kind, sha256, bytes, ...measured }, facts };
}

function entry(stamp: string, sha256: string, facts: MediaFacts | undefined): CachedAsset {
  return facts === undefined ? { stamp, sha256 } : { stamp, sha256, facts };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Width and height as the picture is seen: a phone's film may be stored lying down. */
function factsOf({ video, audio, format }: Probe): MediaFacts {
  const seconds = video !== undefined && video.seconds > 0 ? video.seconds : format.seconds;
  const facts = { hasVideo: video !== undefined, hasAudio: audio !== undefined, seconds };
  if (video === undefined) return facts;
  const turned = Math.abs(video.rotation) % 180 === 90;
  return { ...facts, width: turned ? video.height : video.width, height: turned ? video.width : video.height };
}
