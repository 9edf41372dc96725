import { z } from 'zod';
import type { Post } from '../../post.ts';
import { postText } from '../../text/post-text.ts';
import { readOptions } from '../meta/read-options.ts';

const optionsSchema = z.object({
  /** `reel` or `story`; instagram-stories is a story, every other platform a reel. */
  as: z.enum(['reel', 'story']).optional(),
  /** Whether a reel is shown in the feed too; it is unless this says false. */
  shareToFeed: z.boolean().default(true),
  /** A picture at a public address (JPEG), as cover. */
  coverUrl: z.url({ protocol: /^https?$/ }).optional(),
  /** The moment of the video that is the cover, in milliseconds. */
  thumbOffset: z.int().min(0).optional(),
  /** Up to three user names with commas between. */
  collaborators: z.string().optional(),
});

export interface InstagramPost {
  readonly placement: 'reel' | 'story';
  readonly caption: string;
  readonly options: z.output<typeof optionsSchema>;
}

export function readPost(post: Post): InstagramPost {
  const options = readOptions(optionsSchema, post);
  const placement = options.as ?? (post.platform === 'instagram-stories' ? 'story' : 'reel');
  return { placement, caption: placement === 'story' ? '' : postText(post), options };
}

/** Everything that the world will see is decided with the container. */
export function containerFields(post: Post): Readonly<Record<string, string>> {
  const { placement, caption, options } = readPost(post);
  return {
    media_type: placement === 'story' ? 'STORIES' : 'REELS',
    upload_type: 'resumable',
    ...(post.madeByModel && { is_ai_generated: 'true' }),
    ...(placement === 'reel' && reelFields(caption, options)),
  };
}

function reelFields(
  caption: string,
  { shareToFeed, coverUrl, thumbOffset, collaborators }: InstagramPost['options'],
): Readonly<Record<string, string>> {
  const cover = coverUrl === undefined ? undefined : { cover_url: coverUrl };
  const moment = thumbOffset === undefined ? undefined : { thumb_offset: String(thumbOffset) };
  const names = collaborators?.split(',').map((name) => name.trim().replace(/^@/, ''));
  return {
    caption,
    share_to_feed: String(shareToFeed),
    ...(cover ?? moment),
    ...(names && { collaborators: JSON.stringify(names) }),
  };
}
