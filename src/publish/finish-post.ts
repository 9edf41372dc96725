import { ProviderError, UserError } from '../errors.ts';
import { networkError } from '../http/network-error.ts';
import type { PostClaim } from '../ledger/posts.ts';
import { describe } from '../describe.ts';
import type { Post } from './post.ts';
import type { PostResult } from './post-outcome.ts';
import type { PublishContext } from './publish-context.ts';
import type { Published, Publisher } from './publisher.ts';
import { postName } from './show-post.ts';

interface LivePost {
  readonly post: Post;
  readonly attempt: number;
  readonly publisher: Publisher;
}

/** Brings cover and captions that can only follow. The post is out, whatever becomes of them. */
export async function finishPost(live: LivePost, published: Published, context: PublishContext): Promise<void> {
  const { post, attempt, publisher } = live;
  if (publisher.finish === undefined) return;
  try {
    await publisher.finish(post, published, context.signal);
    await writeDown(post, attempt, context);
  } catch (error) {
    await explain(post, attempt, error, context);
  }
}

/** For a post of an earlier run, which was stopped before that. Nothing here publishes. */
export async function finishLater(
  { attempt, record }: Extract<PostClaim, { action: 'finish' }>,
  context: PublishContext,
): Promise<PostResult> {
  const { post, published } = record;
  if (published === undefined) throw new Error(`Post ${post.key} is published, but not as what.`);
  try {
    const publisher = await context.publisher(post);
    // The files may be of a later version by now, which nobody has approved for this post.
    await context.mayGoOut(post);
    await finishPost({ post, attempt, publisher }, published, context);
  } catch (error) {
    await explain(post, attempt, error, context);
  }
  return { state: 'published', published };
}

async function explain(post: Post, attempt: number, error: unknown, context: PublishContext): Promise<void> {
  const passes = context.signal.aborted || mayPass(error);
  const next = passes ? ' `reelmill publish` tries it again.' : '';
  context.warn(`${postName(post)} is out, but not all that belongs to it: ${describe(error)}${next}`);
  if (!passes) await writeDown(post, attempt, context);
}

/** A ledger that cannot take it costs a repetition, which harms nothing. */
async function writeDown({ key }: Post, attempt: number, { ledger }: PublishContext): Promise<void> {
  await ledger.postFinished(key, attempt).catch(() => {});
}

/** A missing token or a dead network passes. What a service has refused, and files that are not what was approved, do not. */
function mayPass(error: unknown): boolean {
  if (error instanceof ProviderError) return error.retryable;
  return error instanceof UserError || networkError(error) !== undefined;
}
