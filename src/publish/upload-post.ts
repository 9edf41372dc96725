import { ProviderError } from '../errors.ts';
import { backOff } from '../back-off.ts';
import { awaitReady } from './await-ready.ts';
import type { Post } from './post.ts';
import type { PublishContext } from './publish-context.ts';
import type { Publisher, UploadState } from './publisher.ts';
import { showPost } from './show-post.ts';

interface Claimed {
  readonly post: Post;
  readonly attempt: number;
  readonly publisher: Publisher;
}

export type Uploaded =
  | { readonly state: 'ready'; readonly upload: UploadState }
  | { readonly state: 'failed'; readonly message: string };

/** Brings the video to the service and waits until it is ready there. What an earlier run had uploaded is used when it still does, and else forgotten: services keep uploads for a day or less. */
export async function uploadPost(
  claimed: Claimed,
  before: UploadState | undefined,
  context: PublishContext,
): Promise<Uploaded> {
  if (before !== undefined) {
    const kept = await tryUpload(claimed, before, context).catch((error: unknown): Uploaded => {
      if (!isVerdict(error)) throw error;
      return { state: 'failed', message: error.message };
    });
    if (kept.state === 'ready') return kept;
    context.signal.throwIfAborted();
  }
  return await tryUpload(claimed, undefined, context);
}

/** The service has answered that this will not do, in words that no repetition changes. */
function isVerdict(error: unknown): error is ProviderError {
  return error instanceof ProviderError && !error.retryable;
}

async function tryUpload(
  claimed: Claimed,
  before: UploadState | undefined,
  context: PublishContext,
): Promise<Uploaded> {
  const upload = await uploadPatiently(claimed, before, context);
  const readiness = await awaitReady(claimed.publisher, claimed.post, upload, context);
  return readiness.state === 'ready' ? { state: 'ready', upload } : readiness;
}

/**
 * Goes on from what was saved, again and again while that grows. What counts is bytes, not what is saved: whoever begins anew
 * saves that as well, and where each new upload breaks at the same place (a storage that is down, addresses that die) that
 * would never end.
 */
async function uploadPatiently(
  { post, attempt, publisher }: Claimed,
  before: UploadState | undefined,
  context: PublishContext,
): Promise<UploadState> {
  const { ledger, clock, random, signal, patience } = context;
  let reached = before;
  let errors = 0;
  let furthest = 0;
  const save = async (state: UploadState): Promise<void> => {
    await ledger.postUploading(post.key, attempt, state);
    reached = state;
  };
  const onProgress = (bytes: number, total: number): void => {
    if (bytes > furthest) errors = 0;
    furthest = Math.max(furthest, bytes);
    showPost(post, 'uploading', context, { bytes, total });
  };
  for (;;) {
    try {
      const state = await publisher.upload(post, reached, { signal, save, onProgress });
      await save(state);
      return state;
    } catch (error) {
      signal.throwIfAborted();
      errors += 1;
      if (!mayPass(error) || errors >= patience.uploads) throw error;
      await clock.sleep(backOff(errors, error, random), signal);
    }
  }
}

/** Nobody sees an upload: it may be asked again. Anything but a service's word, such as a file that is gone, is not mended by that. */
function mayPass(error: unknown): boolean {
  return error instanceof ProviderError && error.retryable;
}
