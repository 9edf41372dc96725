import { ProviderError, UserError } from '../errors.ts';
import { networkError } from '../http/network-error.ts';
import { describe } from '../describe.ts';
import { patiently } from '../patiently.ts';
import type { Post } from './post.ts';
import type { PostResult } from './post-outcome.ts';
import type { PublishContext } from './publish-context.ts';
import type { Published, Publisher, UploadState } from './publisher.ts';
import { showPost } from './show-post.ts';

interface ArmedPost {
  /** As it was armed. */
  readonly post: Post;
  readonly attempt: number;
  readonly publisher: Publisher;
  readonly upload: UploadState;
  /** Milliseconds since 1970. */
  readonly armedAt: number;
  /** Why nobody knows. */
  readonly cause: unknown;
}

/** Looks at the service for what an irreversible call without an answer has done. `nothing`: it is not there; the post stays armed. */
export async function findPost(armed: ArmedPost, context: PublishContext): Promise<PostResult | 'nothing'> {
  const { post, attempt, publisher } = armed;
  const { ledger, signal } = context;
  let published: Published | undefined;
  try {
    showPost(post, 'looking', context);
    published = await find(armed, context);
  } catch (error) {
    signal.throwIfAborted();
    return await giveUp(armed, error, context);
  }
  if (published === undefined) return 'nothing';
  await ledger.postPublished(post.key, attempt, published, publisher.finish !== undefined);
  return { state: 'published', published };
}

/** That there is nothing is believed only after a while: the call may still be on its way. */
async function find(
  { post, publisher, upload, armedAt }: ArmedPost,
  { clock, random, signal, patience }: PublishContext,
): Promise<Published | undefined> {
  if (publisher.find === undefined) throw new Error(`${publisher.service} has no way to look that up.`);
  const look = async () => await publisher.find?.(post, upload, new Date(armedAt), signal);
  const ask = async () => await patiently(look, { times: patience.reads, clock, random, signal });
  // Never longer, even when the clock was set back.
  const toWait = Math.min(patience.absenceMs, patience.absenceMs - (clock.now() - armedAt));
  const found = await ask();
  if (found !== undefined || toWait <= 0) return found;
  await clock.sleep(toWait, signal);
  return await ask();
}

/** A missing token or a dead network passes, and the next run looks again. Anything else is the service's word that it cannot be known. */
async function giveUp(
  { post, attempt, cause }: ArmedPost,
  error: unknown,
  context: PublishContext,
): Promise<PostResult> {
  const message = `${post.service} may have published ${post.deliverable} (${describe(cause)}): ${describe(error)}`;
  if (error instanceof UserError || (error instanceof ProviderError ? error.retryable : networkError(error))) {
    return { state: 'pending', message: `${message} Run again to look again.`, cause: error };
  }
  await context.ledger.postUnknown(post.key, attempt, message);
  return { state: 'unknown', message, cause: error };
}
