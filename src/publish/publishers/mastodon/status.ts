import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';

const options = {
  /** `private`: followers only. Never left to the account's own default. */
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).default('public'),
  sensitive: z.boolean().default(false),
  /** Content warning: what is shown in place of the post until somebody asks for it. */
  spoiler: z.string().optional(),
  /** What is to be seen, for those who cannot; the title unless said otherwise. */
  alt: z.string().optional(),
};

export const mastodonOptions = (post: Post, tools: Pick<PublisherTools, 'account'>) =>
  readOptions(options, post, tools);

/** Mastodon takes only times that are at least five minutes ahead. The upload takes its time as well. */
const leastAheadMs = 5 * 60_000;
const comfortablyAheadMs = 20 * 60_000;

/** Whether the server is given the time, or we hold the post back. */
export function isFarAhead({ schedule }: Post, now: number): boolean {
  return schedule !== undefined && Date.parse(schedule) - now >= comfortablyAheadMs;
}

/** The time to give to the server; undefined is at once. Rejects a time that is too near for the server and not yet there. */
export function scheduledAt({ schedule, deliverable }: Post, now: number): string | undefined {
  if (schedule === undefined) return undefined;
  const at = Date.parse(schedule);
  if (at <= now) return undefined;
  if (at - now > leastAheadMs) return new Date(at).toISOString();
  throw new ProviderError(`Mastodon takes only times that are five minutes ahead, and ${schedule} is nearer.`, {
    provider: 'mastodon',
    nothingStarted: true,
    retryable: false,
    hint: `Publish ${deliverable} again: it is then held back here until its time.`,
  });
}

/** The fields of POST /api/v1/statuses. */
export function statusFields(
  post: Post,
  { media, at }: { readonly media: string; readonly at: string | undefined },
  tools: Pick<PublisherTools, 'account'>,
) {
  const { visibility, sensitive, spoiler } = mastodonOptions(post, tools);
  return {
    status: postText(post),
    media_ids: [media],
    visibility,
    sensitive,
    ...(spoiler === undefined ? {} : { spoiler_text: spoiler }),
    language: new Intl.Locale(post.locale).language,
    ...(at === undefined ? {} : { scheduled_at: at }),
  };
}
