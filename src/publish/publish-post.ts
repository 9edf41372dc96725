import { ProviderError, UserError } from '../errors.ts';
import type { PostClaim, PostWish } from '../ledger/posts.ts';
import { StaleClaimError } from '../ledger/stale-claim-error.ts';
import { describe, sentence } from '../describe.ts';
import { findPost } from './find-post.ts';
import type { PostResult } from './post-outcome.ts';
import type { PublishContext } from './publish-context.ts';
import { finishLater, finishPost } from './finish-post.ts';
import type { Publisher } from './publisher.ts';
import { RefusedError } from './refused-error.ts';
import { sendPost, twinWords } from './send-post.ts';
import { postName, showPost } from './show-post.ts';
import { uploadPost } from './upload-post.ts';
import type { Post } from './post.ts';

/** A post that a run wants out. */
export interface Errand extends PostWish {
  /** Not before: milliseconds since 1970. Undefined: as soon as it is ready, or when the service itself says. */
  readonly dueMs: number | undefined;
}

/** Between two looks at a post that another run is at. */
const waitMs = 1000;

/** Carries one post through, from wherever earlier runs have left it: claims it again and again, since each claim says what may be done next. */
export async function publishPost(errand: Errand, context: PublishContext): Promise<PostResult> {
  const { clock, patience, signal } = context;
  const until = clock.now() + patience.elsewhereMs;
  for (;;) {
    signal.throwIfAborted();
    const result = await takeStep(errand, context).catch(whenTakenOver);
    if (result === 'again') continue;
    if (result !== 'elsewhere') return result;
    if (clock.now() >= until) return { state: 'pending', message: 'Another run is at it.' };
    showPost(errand.post, 'waiting', context, { message: 'another run is at it' });
    await clock.sleep(waitMs, signal);
  }
}

async function takeStep(errand: Errand, context: PublishContext): Promise<PostResult | 'again' | 'elsewhere'> {
  const claim = await context.ledger.claimPost({ ...errand, run: context.run });
  switch (claim.action) {
    case 'upload':
      return await bringOut(errand, claim, context);
    case 'find':
      return await lookFor(claim, context);
    case 'wait':
      return 'elsewhere';
    case 'unknown':
      return { state: 'unknown', message: claim.record.error ?? 'Nobody knows what became of it.' };
    case 'finish':
      return await finishLater(claim, context);
    case 'duplicate':
      return { state: 'refused', message: twinWords(claim.record.post) };
    default: {
      const { published } = claim.record;
      if (published !== undefined) return { state: 'published', published };
      return { state: 'refused', message: 'A person has given this post up. --again posts it all the same.' };
    }
  }
}

type UploadClaim = Extract<PostClaim, { action: 'upload' }>;

async function bringOut(errand: Errand, claim: UploadClaim, context: PublishContext): Promise<PostResult> {
  const { attempt, record } = claim;
  const { post } = errand;
  try {
    const publisher = await context.publisher(post);
    await context.mayGoOut(post);
    const uploaded = await context.uploads(() => uploadPost({ post, attempt, publisher }, record.upload, context));
    if (uploaded.state === 'failed') {
      // The service's word is about the file, of which it says no more: the upload is forgotten, and a person looks.
      const next = 'Look at the file; `reelmill publish` uploads it anew.';
      const message = `${post.service} will not take ${post.deliverable}: ${sentence(uploaded.message)} ${next}`;
      await context.ledger.postFailed(post.key, attempt, message);
      return { state: 'failed', message };
    }
    await untilDue(errand, context);
    const { upload } = uploaded;
    const result = await context.turn(post)(async () => {
      // Again: time has passed, and a person may have changed their mind, or the file.
      await context.mayGoOut(post);
      return await sendPost({ post, attempt, publisher, upload }, context);
    });
    if (result.state === 'published') await finishPost({ post, attempt, publisher }, result.published, context);
    return result;
  } catch (error) {
    return await putBack(post, attempt, error, context);
  }
}

async function untilDue({ post, dueMs }: Errand, context: PublishContext): Promise<void> {
  const { clock, signal } = context;
  if (dueMs === undefined || dueMs <= clock.now()) return;
  showPost(post, 'held', context, { due: post.schedule ?? new Date(dueMs).toISOString() });
  await clock.sleep(dueMs - clock.now(), signal);
}

/** Nothing that the world could see was sent, unless the post is armed: then it stays so, and the next run looks for it. */
async function putBack(post: Post, attempt: number, error: unknown, context: PublishContext): Promise<PostResult> {
  if (error instanceof StaleClaimError) throw error;
  const { ledger, signal } = context;
  const reason = signal.aborted ? 'The run was stopped.' : describe(error);
  const isBack = await ledger.postPutBack(post.key, attempt, reason);
  signal.throwIfAborted();
  if (!isBack) throw error;
  if (error instanceof RefusedError) return { state: 'refused', message: error.message };
  const message = `It did not go out: ${describe(error)}`;
  const isFinal = error instanceof UserError || (error instanceof ProviderError && !error.retryable);
  return { state: isFinal ? 'failed' : 'pending', message, cause: error };
}

async function lookFor(
  { attempt, record }: Extract<PostClaim, { action: 'find' }>,
  context: PublishContext,
): Promise<PostResult | 'again'> {
  const { post, upload = {}, armedAt, updatedAt } = record;
  const cause = 'an earlier run was stopped while it published';
  let publisher: Publisher;
  try {
    publisher = await context.publisher(post);
  } catch (error) {
    return { state: 'pending', message: `${postName(post)} may be out (${cause}): ${describe(error)}`, cause: error };
  }
  const armed = { post, attempt, publisher, upload, armedAt: Date.parse(armedAt ?? updatedAt), cause };
  const result = await findPost(armed, context);
  if (result === 'nothing') {
    await context.ledger.postReleased(post.key, attempt, `It did not go out: ${cause}.`);
    return 'again';
  }
  if (result.state === 'published') await finishPost({ post, attempt, publisher }, result.published, context);
  return result;
}

/** Only a claim that has gone to another run sends us back to the beginning. */
function whenTakenOver(error: unknown): 'again' {
  if (error instanceof StaleClaimError) return 'again';
  throw error;
}
