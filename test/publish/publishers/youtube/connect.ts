import { createYouTube } from '../../../../src/publish/publishers/youtube/youtube.ts';
import type { Publisher } from '../../../../src/publish/publisher.ts';
import type { Post } from '../../../../src/publish/post.ts';
import { toolsAt } from '../publisher-at.ts';
import { samplePost, type SamplePost } from '../sample-post.ts';

export const connect = (baseUrl: string): Publisher =>
  createYouTube(toolsAt(baseUrl, { service: 'youtube' }), async () => undefined);

export const short = (changes: Partial<Post> & { bytes?: number; sparse?: boolean } = {}): Promise<SamplePost> =>
  samplePost({ service: 'youtube', platform: 'youtube-shorts', ...changes });
