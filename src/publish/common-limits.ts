import type { Platform } from '../campaign/platform-schema.ts';
import type { Limit, Post } from './post.ts';
import { countText, unitWords } from './text/count-text.ts';
import { postText } from './text/post-text.ts';

/** The limits that the platform's profile knows: no service need be asked. */
export function commonLimits(post: Post, { text, seconds, file }: Platform): Limit[] {
  const whole = postText(post);
  const words = unitWords[text.unit];
  return [
    ...most('title', text.title, countText(post.title ?? '', text.unit), words, 'Shorten the title'),
    ...most('caption', text.caption, countText(whole, text.unit), words, 'Shorten caption or hashtags'),
    ...most('caption bytes', text.captionBytes, Buffer.byteLength(whole), 'bytes', 'Shorten caption or hashtags'),
    ...most('hashtags', text.hashtags, post.hashtags.length, 'hashtags', 'Leave hashtags out'),
    ...most('seconds', seconds.max, post.video.seconds, 's', 'Shorten the video'),
    ...most('bytes', file.maxBytes, post.video.bytes, 'bytes', 'Shorten the video'),
  ];
}

function most(name: string, limit: number | null | undefined, value: number, unit: string, advice: string): Limit[] {
  if (limit === null || limit === undefined) return [];
  const ok = value <= limit;
  const canBeCut = advice.startsWith('Shorten caption') || name === 'title' || name === 'hashtags';
  const hint = ok ? undefined : `${advice}${canBeCut ? ', or write `fit: cut` below `post`' : ''}.`;
  return [{ name, ok, value: `${value} of ${limit} ${unit}`, hint }];
}

/** What the service itself says of a limit counts more than our profile, such as a Mastodon server that allows longer posts. */
export function mergeLimits(ours: readonly Limit[], theirs: readonly Limit[]): Limit[] {
  const named = new Set(theirs.map(({ name }) => name));
  return [...ours.filter(({ name }) => !named.has(name)), ...theirs];
}
