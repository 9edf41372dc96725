import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { postText } from '../../text/post-text.ts';
import { xOptions } from './post-body.ts';
import type { XState } from './upload-x.ts';
import { askX, failure } from './x-api.ts';

const entrySchema = z.object({
  id: z.string(),
  text: z.string(),
  attachments: z.object({ media_keys: z.array(z.string()).default([]) }).optional(),
  entities: z.object({ urls: z.array(z.object({ url: z.string(), expanded_url: z.string() })).default([]) }).optional(),
});
type Entry = z.output<typeof entrySchema>;

const timelineSchema = z.object({
  data: z.array(entrySchema).default([]),
  meta: z.object({ next_token: z.string().optional() }).default({}),
});

/** Of 100 posts: more since the call left is no timeline that one can read through. */
const mostPages = 5;

/** The id of a post of the account since then that holds the video, or the same words. */
export async function findPost(
  post: Post,
  state: XState,
  since: Date,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<string | undefined> {
  let next: string | undefined;
  for (let page = 1; page <= mostPages; page += 1) {
    const { data, meta } = await readPage(since, next, signal, tools);
    const found = data.find((entry) => holdsVideo(entry, state)) ?? data.find((entry) => holdsWords(entry, post));
    if (found !== undefined) return found.id;
    next = meta.next_token;
    if (next === undefined) break;
  }
  if (next !== undefined) throw unknowable('there are too many posts since then');
  // Posts to a community are not in every timeline.
  if (xOptions(post, tools).community !== undefined) throw unknowable('a timeline may lack what is in a community');
  return undefined;
}

function unknowable(reason: string): ProviderError {
  return new ProviderError(`x cannot say whether it is out: ${reason}.`, {
    provider: 'x',
    hint: 'Look at the account, then settle it: reelmill resolve.',
  });
}

async function readPage(since: Date, next: string | undefined, signal: AbortSignal, tools: PublisherTools) {
  const query = new URLSearchParams({
    max_results: '100',
    // Whole seconds, and one earlier: X's clock is not ours.
    start_time: `${new Date(since.getTime() - 60_000).toISOString().slice(0, 19)}Z`,
    'tweet.fields': 'attachments,entities',
    ...(next === undefined ? {} : { pagination_token: next }),
  });
  const path = `/2/users/${encodeURIComponent(tools.account.id)}/tweets?${query.toString()}`;
  const answer = await askX({ method: 'GET', path, effect: 'read', signal }, tools);
  if (answer.status !== 200) throw failure(answer, 'read', tools);
  return timelineSchema.parse(JSON.parse(answer.text));
}

// A key is the kind of media (13 is a video), an underscore and the id of the upload.
function holdsVideo({ attachments }: Entry, { mediaId, mediaKey }: XState): boolean {
  return attachments?.media_keys.some((key) => key === mediaKey || key.endsWith(`_${mediaId}`)) ?? false;
}

/** X stores short addresses in place of ours, and one more for the video. */
function holdsWords({ text, entities }: Entry, post: Post): boolean {
  const urls = entities?.urls ?? [];
  const long = urls.reduce((words, { url, expanded_url }) => words.replaceAll(url, expanded_url), text);
  return plain(unescape(long)) === plain(postText(post)) && plain(postText(post)) !== '';
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/https:\/\/(?:t\.co\/\w+|(?:x|twitter)\.com\/\w+\/status\/\d+\/video\/\d+)/g, '')
    .replaceAll(/https?:\/\//g, '')
    .replaceAll(/\/(?=\s|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
