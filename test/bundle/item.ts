import type { BundleItem } from '../../src/bundle/bundle-item.ts';
import { makeItem } from '../../src/bundle/make-item.ts';
import type { DeliverablePost } from '../../src/plan/plan.ts';
import { readPlatform, testDeliverable, testEdit } from '../render/test-edit.ts';

const file = (extension: string) => ({
  path: `/out/tiktok/teaser-ja${extension}`,
  sha256: 'a'.repeat(64),
  bytes: 1000,
});

/** A finished video for a platform, with words of one's own. */
export function itemOf(platformId: string, post: Partial<DeliverablePost> = {}, madeByModel = false): BundleItem {
  const platform = readPlatform(platformId);
  const task = testDeliverable(platform, testEdit(platform, [{ clip: 'a', seconds: 3 }]));
  const finished = {
    task: { ...task, id: 'teaser/tiktok/ja', locale: 'ja', path: 'tiktok/teaser-ja', post: { ...task.post, ...post } },
    video: { ...file('.mp4'), seconds: 3, width: 1080, height: 1920 },
    cover: file('.jpg'),
    captions: { srt: file('.srt'), vtt: file('.vtt') },
    madeByModel,
  };
  return makeItem(finished, 'aurora-one', platform).item;
}
