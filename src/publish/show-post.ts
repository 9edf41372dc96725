import type { Post } from './post.ts';
import type { PostEvent } from './publish-event.ts';
import type { PublishContext } from './publish-context.ts';

type Details = Pick<PostEvent, 'bytes' | 'total' | 'message' | 'published' | 'due'>;

export function showPost(
  { key, deliverable, service, account }: Post,
  state: PostEvent['state'],
  { emit }: Pick<PublishContext, 'emit'>,
  details: Details = {},
): void {
  emit({ type: 'post', key, deliverable, service, account, state, ...details });
}

/** `teaser/tiktok/ja on tiktok/brand` */
export function postName({ deliverable, service, account }: Pick<Post, 'deliverable' | 'service' | 'account'>): string {
  return `${deliverable} on ${service}/${account}`;
}
