import { UserError } from '../errors.ts';
import type { PostLedger, PostRecord } from '../ledger/posts.ts';

/** What a person says became of a post. */
export type Resolution =
  /** It is live. */
  | { readonly kind: 'posted'; readonly url: string }
  /** It is not live, and shall go out. */
  | { readonly kind: 'retry' }
  /** Whatever became of it, it shall not go out. */
  | { readonly kind: 'abandon' };

/** The post that a person means: the beginning of its key, or its deliverable, if need be with `@service/account`. Undefined when no post is called that. */
export function findPost(records: readonly PostRecord[], name: string): PostRecord | undefined {
  const isKey = /^[0-9a-f]{6,64}$/.test(name);
  const [deliverable, account] = name.split('@');
  const found = records.filter(
    ({ key, post }) =>
      (isKey && key.startsWith(name)) ||
      (post.deliverable === deliverable && (account === undefined || `${post.service}/${post.account}` === account)),
  );
  const open = found.filter(({ state }) => state === 'unknown');
  const [first, ...others] = open.length > 0 ? open : found;
  if (others.length === 0) return first;
  const hint = `Name one by its key: ${[first, ...others].map((one) => one?.key.slice(0, 8)).join(', ')}. \`reelmill posts\` shows them.`;
  throw new UserError(`Several posts are called ${name}.`, { hint });
}

/** Takes a person's word. Rejects with a UserError when there is nothing to say about this post. */
export async function resolvePost(
  ledger: PostLedger,
  { key, attempt, state }: PostRecord,
  resolution: Resolution,
): Promise<void> {
  if (state !== 'unknown' && !(resolution.kind === 'abandon' && (state === 'planned' || state === 'failed'))) {
    throw new UserError(`This post is ${state}: there is nothing to resolve.`, {
      hint:
        state === 'published'
          ? '`reelmill publish --again` posts it once more.'
          : '`reelmill publish` goes on with it.',
    });
  }
  if (resolution.kind === 'posted') {
    const { url } = resolution;
    await ledger.postPublished(key, attempt, { id: url, url, state: 'live' });
  } else if (resolution.kind === 'retry') await ledger.postRetried(key, attempt);
  else await ledger.postAbandoned(key, attempt);
}
