import { describe } from '../describe.ts';
import { type Errand, publishPost } from '../publish/publish-post.ts';
import type { PostOutcome, PostResult } from '../publish/post-outcome.ts';
import type { PublishContext } from '../publish/publish-context.ts';
import { showPost } from '../publish/show-post.ts';

/** An upload and its processing take minutes: begun this long ahead, a post is out on time. */
const leadMs = 10 * 60_000;

/** Carries out one errand, and says what became of it. What goes wrong with one post is no reason to stop the others. */
export async function runErrand(errand: Errand, context: PublishContext): Promise<PostOutcome> {
  const { post } = errand;
  const result = await carryOut(errand, context).catch((cause: unknown): PostResult => {
    if (context.signal.aborted) return { state: 'interrupted' };
    return { state: 'pending', message: describe(cause), cause };
  });
  show(errand, result, context);
  return { post, result };
}

async function carryOut(errand: Errand, context: PublishContext): Promise<PostResult> {
  const { clock, signal } = context;
  const early = (errand.dueMs ?? 0) - leadMs - clock.now();
  if (early > 0) {
    showPost(errand.post, 'held', context, errand.post.schedule === undefined ? {} : { due: errand.post.schedule });
    await clock.sleep(early, signal);
  }
  return await publishPost(errand, context);
}

function show({ post }: Errand, result: PostResult, context: PublishContext): void {
  if (result.state === 'interrupted') return;
  if (result.state !== 'published') {
    showPost(post, result.state, context, { message: result.message });
    return;
  }
  const { state, id, url } = result.published;
  showPost(post, 'published', context, { published: { state, id, ...(url === undefined ? {} : { url }) } });
}
