import { posix } from 'node:path';
import type { Platform } from '../campaign/platform-schema.ts';
import type { Limit } from '../publish/post.ts';
import { type FinishedVideo, postOf } from '../publish/posts-of.ts';
import type { BundleItem } from './bundle-item.ts';

/** Words as the platform takes them, and files by a name that says all of it wherever they end up: `aurora-one_tiktok_teaser-ja.mp4`. */
export function makeItem(
  finished: FinishedVideo,
  campaign: string,
  platform: Platform,
): { readonly item: BundleItem; readonly limits: readonly Limit[] } {
  const { task } = finished;
  // Whoever publishes it does so on an account that we know nothing of.
  const account = { service: platform.service, name: '', id: '', baseUrl: undefined, settings: {} };
  const { post, limits } = postOf(finished, { campaign, platform, account, round: 0, atOnce: false });
  const folder = posix.basename(task.path);
  const name = `${campaign}_${platform.id}_${folder}`;
  const { disclosure } = task.post;
  const item: BundleItem = {
    post,
    platform,
    isDisclosed: disclosure !== undefined && post.caption?.includes(disclosure) === true,
    archive: `${campaign}-${platform.id}.zip`,
    folder,
    names: {
      video: `${name}.mp4`,
      cover: post.cover && `${name}.jpg`,
      srt: post.captions && `${name}.srt`,
      vtt: post.captions && `${name}.vtt`,
    },
  };
  return { item, limits };
}
