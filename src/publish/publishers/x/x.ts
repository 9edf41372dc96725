import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { Published, Publisher, Readiness } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { findPost } from './find-post.ts';
import { askMedia, type Media } from './media-upload.ts';
import { postBody } from './post-body.ts';
import { prepareX } from './prepare-x.ts';
import { readState, uploadX, type XState } from './upload-x.ts';
import { expectData } from './x-api.ts';

/**
 * X, by its API v2, which charges for each post. It knows no key of ours, but refuses the same words twice; the account's
 * timeline then says whose they are. Options: `replies` (everyone, following, mentionedUsers, subscribers, verified),
 * `community`, `paidPartnership`; of the account: `subscribed`.
 */
export function createX(tools: PublisherTools): Publisher {
  return {
    service: 'x',
    schedules: () => false,
    prepare: (post) => prepareX(post, tools),
    upload: (post, state, upload) => uploadX(post, state, upload, tools),
    check: async (_post, state, signal) => readiness(await askMedia(readState(state).mediaId, signal, tools)),
    publish: (post, state, signal) => publish(post, readState(state), signal, tools),
    find: async (post, state, since, signal) => {
      const id = await findPost(post, readState(state), since, signal, tools);
      return id === undefined ? undefined : published(id);
    },
  };
}

async function publish(
  post: Post,
  { mediaId }: XState,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<Published> {
  const body = postBody(post, mediaId, tools);
  const schema = z.object({ id: z.string().min(1) });
  const { id } = await expectData(schema, { path: '/2/tweets', body, effect: 'irreversible', signal }, tools);
  return published(id);
}

/** Leads there whatever the account is called. */
function published(id: string): Published {
  return { id, url: `https://x.com/i/status/${id}`, state: 'live' };
}

function readiness(media: Media | undefined): Readiness {
  if (media === undefined) return { state: 'failed', message: 'X has forgotten the upload.' };
  const { state = 'succeeded', check_after_secs = 5, error } = media.processing_info ?? {};
  if (state === 'succeeded') return { state: 'ready' };
  if (state !== 'failed') return { state: 'processing', afterMs: check_after_secs * 1000 };
  return { state: 'failed', message: `X cannot use the video: ${error?.message ?? error?.name ?? 'no reason given'}.` };
}
