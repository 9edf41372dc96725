import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { Account } from '../../publisher-tools.ts';
import { postText } from '../../text/post-text.ts';
import { readOptions } from '../meta/read-options.ts';
import { publicAddress } from './public-video.ts';

const address = z.url({ protocol: /^https?$/ });

const optionsSchema = z.object({
  /** Where Threads gets the video: a public address of the approved file. */
  videoUrl: address.optional(),
  /** Where the folder out/ is served; rather a setting of the account. */
  publicBaseUrl: address.optional(),
  /** One topic, 1 to 50 characters without . and &. */
  topicTag: z
    .string()
    .regex(/^[^.&]{1,50}$/, 'has 1 to 50 characters, without . and &')
    .optional(),
  /** What the video shows, for people who do not see it. */
  altText: z.string().max(1000).optional(),
  /** Who may answer; everyone unless said otherwise. */
  replyControl: z.enum(['everyone', 'accounts_you_follow', 'mentioned_only']).default('everyone'),
});

export function videoAddress(post: Post, { settings }: Account): string {
  const { videoUrl, publicBaseUrl } = readOptions(optionsSchema, post);
  const base = publicBaseUrl ?? address.optional().catch(undefined).parse(settings['publicBaseUrl']);
  return publicAddress(post, videoUrl, base);
}

/** Everything that the world will see is decided with the container. */
export function containerFields(post: Post, account: Account): Readonly<Record<string, string>> {
  const { topicTag, altText, replyControl } = readOptions(optionsSchema, post);
  return {
    media_type: 'VIDEO',
    video_url: videoAddress(post, account),
    text: postText(post),
    reply_control: replyControl,
    ...(topicTag !== undefined && { topic_tag: topicTag }),
    ...(altText !== undefined && { alt_text: altText }),
  };
}
