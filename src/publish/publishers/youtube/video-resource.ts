import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';

const options = {
  privacy: z.enum(['public', 'unlisted', 'private']).default('public'),
  madeForKids: z.boolean().default(false),
  /** Real footage that was altered to mislead the eye must be declared as well; made footage is in any case. */
  syntheticMedia: z.boolean().default(false),
  /** Number of a category, such as 22 for "People & Blogs". */
  category: z.coerce.string().optional(),
  notifySubscribers: z.boolean().default(true),
};

export const youtubeOptions = (post: Post, tools: Pick<PublisherTools, 'account'>) => readOptions(options, post, tools);

/** The video as videos.insert takes it. What a person decides is always sent: left out, privacy is public since 2026-11-02. */
export function videoResource(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { privacy, madeForKids, syntheticMedia, category } = youtubeOptions(post, tools);
  return {
    snippet: {
      title: post.title ?? '',
      description: postText(post),
      tags: post.hashtags,
      defaultLanguage: post.locale,
      ...(category === undefined ? {} : { categoryId: category }),
    },
    status: {
      // publishAt is refused with any other privacy; at its time the video becomes public.
      privacyStatus: post.schedule === undefined ? privacy : 'private',
      ...(post.schedule === undefined ? {} : { publishAt: new Date(post.schedule).toISOString() }),
      selfDeclaredMadeForKids: madeForKids,
      // A wrong false is a false declaration, so what is not known is not said.
      ...(post.madeByModel || syntheticMedia ? { containsSyntheticMedia: true } : {}),
    },
  };
}
