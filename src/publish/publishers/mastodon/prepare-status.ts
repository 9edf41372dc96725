import { z } from 'zod';
import type { JsonApi } from '../../json-api.ts';
import { irreversible, reversible } from '../../outgoing.ts';
import type { Limit, Outgoing, Post, Prepared } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { countText } from '../../text/count-text.ts';
import { postText } from '../../text/post-text.ts';
import { altOf } from './media.ts';
import { isFarAhead, mastodonOptions, statusFields } from './status.ts';

export async function prepareStatus(
  post: Post,
  api: JsonApi,
  tools: PublisherTools,
  signal: AbortSignal,
): Promise<Prepared> {
  const limits = limitsOf(post, await readServer(api, signal), tools);
  return { requests: requestsOf(post, api, tools), limits, costUsd: 0, notes: notesOf(post, tools) };
}

// What the documentation gives as usual (2026-11-24) stands in where a server, or a program that speaks like Mastodon, does not say.
const serverSchema = z.object({
  configuration: z.object({
    statuses: z.object({
      max_characters: z.number().default(500),
      characters_reserved_per_url: z.number().default(23),
    }),
    media_attachments: z.object({
      video_size_limit: z.number().default(103_809_024),
      video_matrix_limit: z.number().default(8_294_400),
      description_limit: z.number().default(1500),
      supported_mime_types: z.array(z.string()).default(['video/mp4']),
    }),
  }),
});
type Server = z.output<typeof serverSchema>['configuration'];

/** Every server has limits of its own. */
async function readServer(api: JsonApi, signal: AbortSignal): Promise<Server> {
  return (await api.ask(serverSchema, { path: '/api/v2/instance', auth: 'none', effect: 'read', signal }))
    .configuration;
}

function limitsOf(post: Post, { statuses, media_attachments: media }: Server, tools: PublisherTools): readonly Limit[] {
  const { spoiler = '' } = mastodonOptions(post, tools);
  const { bytes, width, height } = post.video;
  const caption = countStatus(spoiler + postText(post), statuses.characters_reserved_per_url);
  const alt = countText(altOf(post, tools) ?? '', 'graphemes');
  const type = media.supported_mime_types.includes('video/mp4');
  return [
    atMost('caption', caption, statuses.max_characters, 'characters', 'Shorten the caption or use fewer hashtags.'),
    atMost('alt', alt, media.description_limit, 'characters', 'Shorten post.services.mastodon.alt.'),
    atMost('bytes', bytes, media.video_size_limit, 'bytes', 'Render the video at a lower bit rate, or shorter.'),
    atMost('frame', width * height, media.video_matrix_limit, 'pixels', 'Render the video smaller.'),
    {
      name: 'type',
      ok: type,
      value: 'video/mp4',
      hint: type ? undefined : 'This server takes no MP4 video: use another account.',
    },
  ];
}

/** An address counts what the server says, a mention without its server, a grapheme as one. */
function countStatus(text: string, perAddress: number): number {
  const counted = text
    .replaceAll(/https?:\/\/\S+/g, '-'.repeat(perAddress))
    .replaceAll(/(?<![\w/])@(\w+)@[\w.-]+\w/g, '@$1');
  return countText(counted, 'graphemes');
}

function atMost(name: string, value: number, most: number, unit: string, hint: string): Limit {
  const ok = value <= most;
  return { name, ok, value: `${value} of ${most} ${unit}`, hint: ok ? undefined : hint };
}

function requestsOf(post: Post, api: JsonApi, tools: PublisherTools): readonly Outgoing[] {
  const { video, cover, schedule } = post;
  const at = schedule !== undefined && isFarAhead(post, tools.now()) ? new Date(schedule).toISOString() : undefined;
  const form = { file: video.path, thumbnail: cover?.path, description: altOf(post, tools) };
  const fields = statusFields(post, { media: '<id of the first answer>', at }, tools);
  return [
    reversible('POST', api.url('/api/v2/media'), form),
    irreversible('POST', api.url('/api/v1/statuses'), fields),
  ];
}

function notesOf(post: Post, tools: PublisherTools): readonly string[] {
  const { visibility } = mastodonOptions(post, tools);
  return [
    ...(visibility === 'public' ? [] : [`The post is ${visibility}.`]),
    ...(post.captions === undefined
      ? []
      : ['Mastodon takes no captions beside a video: only those in the picture are seen.']),
    ...(post.madeByModel ? ['Mastodon has no mark for AI footage: say it in the caption.'] : []),
  ];
}
