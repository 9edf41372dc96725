import { z } from 'zod';
import type { Publisher } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { mastodonApi } from './api.ts';
import { findStatus } from './find-status.ts';
import { mediaOf, readMedia, uploadMedia } from './media.ts';
import { prepareStatus } from './prepare-status.ts';
import { isFarAhead, scheduledAt, statusFields } from './status.ts';

const statusSchema = z.object({ id: z.string().min(1), url: z.string().nullish() });

/**
 * Mastodon, and programs that speak like it; the account's address is its server. Options: `visibility` (public, unlisted,
 * private, direct), `sensitive`, `spoiler`, `alt`.
 */
export function createMastodon(tools: PublisherTools): Publisher {
  const api = mastodonApi(tools);
  const { now } = tools;
  return {
    service: 'mastodon',
    schedules: (post) => isFarAhead(post, now()),
    prepare: (post, signal) => prepareStatus(post, api, tools, signal),
    upload: (post, state, upload) => uploadMedia(post, state, { api, tools, upload }),
    check: (_post, state, signal) => readMedia(api, mediaOf(state), signal),
    async publish(post, state, signal) {
      const at = scheduledAt(post, now());
      const json = statusFields(post, { media: mediaOf(state), at }, tools);
      // Remembered for an hour: a request that is repeated on its way is answered with the same post.
      const headers = { 'idempotency-key': post.key };
      const request = { method: 'POST', path: '/api/v1/statuses', json, headers, effect: 'irreversible' } as const;
      const { id, url } = await api.ask(statusSchema, { ...request, signal });
      return at === undefined
        ? { id, url: url ?? undefined, state: 'live' }
        : { id, url: undefined, state: 'scheduled' };
    },
    find: (_post, state, _since, signal) => findStatus(api, mediaOf(state), signal),
  };
}
