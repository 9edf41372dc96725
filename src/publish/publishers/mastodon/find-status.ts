import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { JsonApi } from '../../json-api.ts';
import type { Published } from '../../publisher.ts';
import { readMedia } from './media.ts';

const attachments = z.array(z.object({ id: z.string() }));
const statusesSchema = z.array(z.object({ id: z.string(), url: z.string().nullish(), media_attachments: attachments }));
const scheduledSchema = z.array(z.object({ id: z.string(), media_attachments: attachments }));
/** The most of one page. */
const page = 40;

/**
 * The post that an upload has become: an upload belongs to one post at most, and a post names its uploads. The key of the
 * request would tell as well, but only by sending it again.
 */
export async function findStatus(api: JsonApi, media: string, signal: AbortSignal): Promise<Published | undefined> {
  const read = { effect: 'read', signal } as const;
  const isOurs = ({ media_attachments: own }: { media_attachments: z.output<typeof attachments> }): boolean =>
    own.some(({ id }) => id === media);

  const self = await api.ask(z.object({ id: z.string() }), { path: '/api/v1/accounts/verify_credentials', ...read });
  const list = `/api/v1/accounts/${encodeURIComponent(self.id)}/statuses?only_media=true&limit=${page}`;
  const live = (await api.ask(statusesSchema, { path: list, ...read })).find(isOurs);
  if (live !== undefined) return { id: live.id, url: live.url ?? undefined, state: 'live' };

  const waiting = await api.ask(scheduledSchema, { path: `/api/v1/scheduled_statuses?limit=${page}`, ...read });
  const scheduled = waiting.find(isOurs);
  if (scheduled !== undefined) return { id: scheduled.id, url: undefined, state: 'scheduled' };

  // An upload of a scheduled post still answers as if it were free, so the list of those must have been whole.
  const free = (await readMedia(api, media, signal)).state !== 'failed';
  if (free && waiting.length < page) return undefined;
  throw new ProviderError('mastodon no longer has the upload free, but its lists do not show what it has become.', {
    provider: 'mastodon',
    hint: 'Look at the account, then settle it: reelmill resolve.',
  });
}
