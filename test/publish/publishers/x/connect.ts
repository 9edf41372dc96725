import { createX } from '../../../../src/publish/publishers/x/x.ts';
import type { Published, Publisher, UploadState } from '../../../../src/publish/publisher.ts';
import type { Post } from '../../../../src/publish/post.ts';
import { keeping, patient, toolsAt } from '../publisher-at.ts';
import { samplePost, type SamplePost } from '../sample-post.ts';

export const connect = (baseUrl: string, now?: () => number): Publisher =>
  createX(toolsAt(baseUrl, { service: 'x' }, now));

export const clip = (changes: Partial<Post> & { bytes?: number; sparse?: boolean } = {}): Promise<SamplePost> =>
  samplePost({ service: 'x', bytes: 1_000_000, ...changes });

/** Upload and wait. */
export async function ready(publisher: Publisher, post: Post, before?: UploadState): Promise<UploadState> {
  const state = await publisher.upload(post, before, keeping(before));
  while ((await publisher.check(post, state, patient)).state === 'processing');
  return state;
}

export async function publish(publisher: Publisher, post: Post, before?: UploadState): Promise<Published> {
  return publisher.publish(post, await ready(publisher, post, before), patient);
}
