import type { Campaign, Variant, Video } from '../campaign/campaign.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import { unknownName } from './unknown-name.ts';

/** One finished file that the campaign implies. */
export interface Slot {
  readonly id: string;
  readonly path: string;
  readonly video: Video;
  readonly variant: Variant;
  readonly platform: Platform;
  readonly locale: string;
}

/** Every video x platform x locale x variant, in the order of the file. */
export function expand(campaign: Campaign, platforms: ReadonlyMap<string, Platform>): Slot[] {
  return campaign.videos.flatMap((video) =>
    video.platforms.flatMap((id) =>
      campaign.locales.flatMap((locale) =>
        video.variants.map((variant) => slot(video, findPlatform(id, platforms), locale, variant)),
      ),
    ),
  );
}

function slot(video: Video, platform: Platform, locale: string, variant: Variant): Slot {
  const name = [video.id, locale, variant.id].filter((part) => part !== '');
  return {
    id: [video.id, platform.id, locale, variant.id].filter((part) => part !== '').join('/'),
    path: `${platform.id}/${name.join('-')}`,
    video,
    variant,
    platform,
    locale,
  };
}

function findPlatform(id: string, platforms: ReadonlyMap<string, Platform>): Platform {
  const found = platforms.get(id);
  if (found === undefined) throw unknownName('platform', id, [...platforms.keys()].toSorted());
  return found;
}
