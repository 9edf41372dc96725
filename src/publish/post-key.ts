import { contentKey } from '../plan/content-key.ts';
import type { Post } from './post.ts';

/** What is posted where. */
export type Target = Pick<Post, 'campaign' | 'deliverable' | 'service' | 'accountId'>;

/** Names one publication for good. Not of the file, so that one that was rendered again is not posted a second time by itself; the round is what a person adds with `--again`. */
export function postKey({ campaign, deliverable, service, accountId }: Target, round: number): string {
  return contentKey({ campaign, deliverable, service, accountId, round });
}
