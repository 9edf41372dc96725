import { createTikTok } from '../../../../src/publish/publishers/tiktok/tiktok.ts';
import type { Publisher } from '../../../../src/publish/publisher.ts';
import type { Post } from '../../../../src/publish/post.ts';
import { toolsAt, type TestTools } from '../publisher-at.ts';
import { samplePost, type SamplePost } from '../sample-post.ts';

const settings = { audited: true };

export const toolsOf = (baseUrl: string, { audited = true, now = Date.now } = {}): TestTools =>
  toolsAt(baseUrl, { service: 'tiktok', settings: audited ? settings : {} }, now);

export const connect = (baseUrl: string, options?: Parameters<typeof toolsOf>[1]): Publisher =>
  createTikTok(toolsOf(baseUrl, options), async () => undefined);

/** Three chunks: two of 5 MiB that harm nobody, and the last, which is larger. */
export const direct = (changes: Partial<Post> & { bytes?: number } = {}): Promise<SamplePost> =>
  samplePost({ service: 'tiktok', bytes: 17_000_000, options: { privacy: 'PUBLIC_TO_EVERYONE' }, ...changes });
