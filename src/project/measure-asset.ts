import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { AssetReference } from '../campaign/asset-reference.ts';
import { UserError } from '../errors.ts';
import type { Media, Probe } from '../media/media.ts';
import { stampOf, type AssetCache, type MediaFacts } from './asset-cache.ts';

export interface Measured {
  readonly sha256: string;
  readonly bytes: number;
  /** Undefined for a picture or a font, or when there is nothing to open the file with. */
  readonly facts: MediaFacts | 'unplayable' | undefined;
}

/** Opens ffprobe, on first use. */
export type OpenMedia = () => Promise<Pick<Media, 'probe'>>;

/** Hash and measurements of a file, from the cache when the file is unchanged. */
export async function measureAsset(
  { path, kind }: AssetReference,
  cache: AssetCache,
  openMedia: OpenMedia | undefined,
): Promise<Measured> {
  const { stamp, bytes } = await stampOf(path);
  const cached = cache.get(path, stamp);
  const sha256 = cached?.sha256 ?? (await hashFile(path));
  const wanted = openMedia !== undefined && (kind === 'video' || kind === 'audio');
  const facts = cached?.facts ?? (wanted ? await probeFacts(path, openMedia) : undefined);
  if (facts === 'unplayable') return { sha256, bytes, facts };
  if (cached === undefined || cached.facts !== facts) cache.set(path, { stamp, sha256, facts });
  return { sha256, bytes, facts };
}

/** A missing ffprobe rejects: that is no fault of the file. */
async function probeFacts(path: string, openMedia: OpenMedia): Promise<MediaFacts | 'unplayable'> {
  const media = await openMedia();
  try {
    return factsOf(await media.probe(path));
  } catch (error) {
    if (error instanceof UserError) return 'unplayable';
    throw error;
  }
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
