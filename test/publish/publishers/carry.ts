import type { Post } from '../../../src/publish/post.ts';
import type { Published, Publisher, UploadState } from '../../../src/publish/publisher.ts';
import { keeping, patient } from './publisher-at.ts';

const mostLooks = 20;

/** An upload that is ready to be published, through JSON as it is kept. */
export async function ready(publisher: Publisher, post: Post, before?: UploadState): Promise<UploadState> {
  const state: UploadState = JSON.parse(JSON.stringify(await publisher.upload(post, before, keeping(before))));
  for (let look = 0; look < mostLooks; look += 1) {
    const readiness = await publisher.check(post, state, patient);
    if (readiness.state === 'ready') return state;
    if (readiness.state === 'failed') throw new Error(readiness.message);
  }
  throw new Error('It is never ready.');
}

/** All the way. */
export async function carry(publisher: Publisher, post: Post, before?: UploadState): Promise<Published> {
  return publisher.publish(post, await ready(publisher, post, before), patient);
}
