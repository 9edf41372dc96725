import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';

const options = {
  replies: z.enum(['everyone', 'following', 'mentionedUsers', 'subscribers', 'verified']).default('everyone'),
  community: z.coerce.string().optional(),
  paidPartnership: z.boolean().default(false),
  /** Of the account: longer words are allowed. */
  subscribed: z.boolean().default(false),
};

export const xOptions = (post: Post, tools: Pick<PublisherTools, 'account'>) => readOptions(options, post, tools);

/** The body of POST /2/tweets; posts on X are public. */
export function postBody(post: Post, mediaId: string, tools: Pick<PublisherTools, 'account'>) {
  const { replies, community, paidPartnership } = xOptions(post, tools);
  return {
    text: postText(post),
    media: { media_ids: [mediaId] },
    ...(post.madeByModel ? { made_with_ai: true } : {}),
    ...(replies === 'everyone' ? {} : { reply_settings: replies }),
    ...(community === undefined ? {} : { community_id: community }),
    ...(paidPartnership ? { paid_partnership: true } : {}),
  };
}
