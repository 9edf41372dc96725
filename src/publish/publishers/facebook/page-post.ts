import { z } from 'zod';
import type { Post } from '../../post.ts';
import { postText } from '../../text/post-text.ts';
import { readOptions } from '../meta/read-options.ts';

const optionsSchema = z.object({
  /** `reel` or `video` (in the feed); facebook-reels is a reel, every other platform a video. */
  as: z.enum(['reel', 'video']).optional(),
});

export type PagePlacement = 'reel' | 'video';

export function pagePlacement(post: Post): PagePlacement {
  return readOptions(optionsSchema, post).as ?? (post.platform === 'facebook-reels' ? 'reel' : 'video');
}

/** The words, by the names that both kinds share. */
export function wordFields(post: Post): Readonly<Record<string, string>> {
  return { ...(post.title !== undefined && { title: post.title }), description: postText(post) };
}
