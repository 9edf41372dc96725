import { patiently } from '../patiently.ts';
import type { Post } from './post.ts';
import type { PublishContext } from './publish-context.ts';
import type { Publisher, Readiness, UploadState } from './publisher.ts';
import { showPost } from './show-post.ts';

/** A loop without a pause would starve everything else, and anger the service. */
const shortestMs = 250;

/** Looks until the service has processed an upload. Errors are no verdict; they are thrown when too many come in a row. */
export async function awaitReady(
  publisher: Publisher,
  post: Post,
  upload: UploadState,
  context: PublishContext,
): Promise<Exclude<Readiness, { state: 'processing' }>> {
  const { clock, random, signal, patience } = context;
  const deadline = clock.now() + patience.deadlineMs;
  for (;;) {
    const look = (): Promise<Readiness> => publisher.check(post, upload, signal);
    const readiness = await patiently(look, { times: patience.reads, clock, random, signal });
    if (readiness.state !== 'processing') return readiness;
    showPost(post, 'processing', context);
    if (clock.now() >= deadline) {
      throw new Error(
        `${post.service} has not processed the video within ${Math.round(patience.deadlineMs / 60_000)} minutes.`,
      );
    }
    await clock.sleep(Math.max(shortestMs, readiness.afterMs), signal);
  }
}
