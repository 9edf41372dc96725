import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';
import { planChunks } from './plan-chunks.ts';

const privacies = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'] as const;

const options = {
  mode: z.enum(['draft', 'direct']).optional(),
  privacy: z.enum(privacies).optional(),
  // TikTok's rules: whatever lets others act on the post is off until a person turns it on.
  comments: z.boolean().default(false),
  duets: z.boolean().default(false),
  stitches: z.boolean().default(false),
  /** Paid for by another brand; for one's own. */
  brandedContent: z.boolean().default(false),
  ownBrand: z.boolean().default(false),
  coverMs: z.number().int().min(0).optional(),
  audited: z.boolean().default(false),
};

export const tiktokOptions = (post: Post, tools: Pick<PublisherTools, 'account'>) => readOptions(options, post, tools);

/** A draft goes to the creator's inbox, who finishes it in the app: all that an app without TikTok's audit can do in public. */
export function modeOf(post: Post, tools: Pick<PublisherTools, 'account'>): 'draft' | 'direct' {
  return tiktokOptions(post, tools).mode ?? (isAudited(tools) ? 'direct' : 'draft');
}

export const isAudited = ({ account }: Pick<PublisherTools, 'account'>): boolean =>
  account.settings['audited'] === true;

export const initPath = (mode: 'draft' | 'direct'): string =>
  mode === 'direct' ? '/v2/post/publish/video/init/' : '/v2/post/publish/inbox/video/init/';

/** The body of init. The inbox takes no settings at all. */
export function initBody(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { bytes } = post.video;
  const { size, count } = planChunks(bytes);
  const source_info = { source: 'FILE_UPLOAD', video_size: bytes, chunk_size: size, total_chunk_count: count };
  return modeOf(post, tools) === 'direct' ? { post_info: postInfo(post, tools), source_info } : { source_info };
}

function postInfo(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { privacy, comments, duets, stitches, brandedContent, ownBrand, coverMs } = tiktokOptions(post, tools);
  return {
    title: postText(post),
    privacy_level: privacy,
    disable_comment: !comments,
    disable_duet: !duets,
    disable_stitch: !stitches,
    brand_content_toggle: brandedContent,
    brand_organic_toggle: ownBrand,
    is_aigc: post.madeByModel,
    ...(coverMs === undefined ? {} : { video_cover_timestamp_ms: coverMs }),
  };
}
