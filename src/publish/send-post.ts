import { describe } from '../describe.ts';
import { ProviderError, UserError } from '../errors.ts';
import { findPost } from './find-post.ts';
import type { Post } from './post.ts';
import type { PostResult } from './post-outcome.ts';
import type { PublishContext } from './publish-context.ts';
import type { Published, Publisher, UploadState } from './publisher.ts';
import { RefusedError } from './refused-error.ts';
import { postName, showPost } from './show-post.ts';
import { withNextStep } from './with-next-step.ts';

interface Uploaded {
  readonly post: Post;
  readonly attempt: number;
  readonly publisher: Publisher;
  readonly upload: UploadState;
}

const runAgain = 'Run again to send it.';
const lookAgain = 'Run again: it is looked for once more, and sent if it is still not there.';
const mend = 'Mend that, then run again.';

/** Makes the one call that cannot be taken back. This is the only place that calls publish(), and nothing here calls it twice. */
export async function sendPost(uploaded: Uploaded, context: PublishContext): Promise<PostResult> {
  const { post, attempt, publisher, upload } = uploaded;
  const { ledger, lastWords, checkLease } = context;
  await arm(uploaded, context);
  showPost(post, 'publishing', context);
  let published: Published;
  try {
    checkLease();
    published = await publisher.publish(post, upload, lastWords);
  } catch (cause) {
    if (provesNothingHappened(cause)) {
      const message = `${post.service} did not publish ${post.deliverable}: ${withNextStep(cause, mayPass(cause) ? runAgain : mend)}`;
      await ledger.postReleased(post.key, attempt, message);
      return { state: 'failed', message, cause };
    }
    // Stopped on its way: it stays `armed`, and the next run looks for it.
    lastWords.throwIfAborted();
    return await lookUp(uploaded, cause, context);
  }
  await writeDown(uploaded, published, context);
  return { state: 'published', published };
}

async function arm({ post, attempt }: Uploaded, { ledger, signal }: PublishContext): Promise<void> {
  signal.throwIfAborted();
  const twin = await ledger.postArmed(post.key, attempt);
  if (twin === undefined) return;
  throw new RefusedError(twinWords(twin.post));
}

export function twinWords(twin: Post): string {
  return `The same file is on ${twin.service}/${twin.account} already, as ${twin.deliverable} of ${twin.campaign}. --again posts it once more.`;
}

/** A person can only mend what was refused, so a UserError is as good a proof as the service's own word. */
function provesNothingHappened(error: unknown): boolean {
  return error instanceof UserError || (error instanceof ProviderError && error.nothingStarted);
}

function mayPass(error: unknown): boolean {
  return error instanceof ProviderError && error.retryable;
}

/**
 * The answer was lost. In this run nothing is sent again, whatever is found. What is not there stays armed, so that the next
 * run looks once more before it sends: a list that lags for longer than we wait would otherwise have two of it.
 */
async function lookUp({ post, attempt, publisher, upload }: Uploaded, cause: unknown, context: PublishContext) {
  const armedAt = context.clock.now();
  const result = await findPost({ post, attempt, publisher, upload, armedAt, cause }, context);
  if (result !== 'nothing') return result;
  const message = `${post.service} broke off, and ${post.deliverable} is not to be found there: ${describe(cause)} ${lookAgain}`;
  return { state: 'pending', message, cause } as const;
}

/** When the ledger cannot take it (a full disk), a person must be able to: nothing else leads to what is live. */
async function writeDown(
  { post, attempt, publisher }: Uploaded,
  published: Published,
  { ledger, warn }: PublishContext,
): Promise<void> {
  try {
    await ledger.postPublished(post.key, attempt, published, publisher.finish !== undefined);
  } catch (error) {
    warn(`${postName(post)} is out, but that is not in the ledger: ${published.url ?? published.id}`);
    throw error;
  }
}
