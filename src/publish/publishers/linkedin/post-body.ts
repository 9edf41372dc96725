import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';
import { authorOf } from './api.ts';
import { littleText } from './little-text.ts';

const options = {
  /** An organisation's posts are PUBLIC. */
  visibility: z.enum(['PUBLIC', 'CONNECTIONS', 'LOGGED_IN']).default('PUBLIC'),
  /** Whether cover and captions go up with the video. */
  cover: z.boolean().default(true),
  captions: z.boolean().default(true),
  reshare: z.boolean().default(true),
};

export const linkedinOptions = (post: Post, tools: Pick<PublisherTools, 'account'>) =>
  readOptions(options, post, tools);

/** POST /rest/posts */
export function postBody(post: Post, video: string, tools: Pick<PublisherTools, 'account'>) {
  const { visibility, reshare } = linkedinOptions(post, tools);
  return {
    author: authorOf(tools),
    commentary: littleText(postText(post)),
    visibility,
    distribution: { feedDistribution: 'MAIN_FEED', targetEntities: [], thirdPartyDistributionChannels: [] },
    content: { media: { id: video, ...(post.title === undefined ? {} : { title: post.title }) } },
    lifecycleState: 'PUBLISHED',
    isReshareDisabledByAuthor: !reshare,
  };
}
