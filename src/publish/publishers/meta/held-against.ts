import type { Limit, Post } from '../../post.ts';
import type { Placement } from './figures.ts';

interface Words {
  readonly caption: string;
  /** Characters, as this service counts them. */
  readonly count?: (text: string) => number;
}

/** Every limit of a placement held against a post. */
export function heldAgainst(placement: Placement, post: Post, { caption, count = characters }: Words): Limit[] {
  const { seconds, bytes, frame } = placement;
  const { video } = post;
  const tooShort = video.seconds < seconds.min;
  return [
    ...wordLimits(placement, post, caption, count),
    limit('seconds', !tooShort && video.seconds <= seconds.max, {
      value: `${video.seconds} of ${seconds.min} to ${seconds.max} s`,
      hint: tooShort ? 'Make the video longer.' : 'Make the video shorter.',
    }),
    ...(bytes === null
      ? []
      : [atMost('bytes', video.bytes, bytes, 'bytes', 'Render the video at a lower bit rate, or shorter.')]),
    ...(frame === undefined ? [] : [frameLimit(video, frame)]),
  ];
}

function wordLimits(
  placement: Placement,
  { title, hashtags }: Post,
  caption: string,
  count: (text: string) => number,
): Limit[] {
  const { caption: longest, title: longestTitle, hashtags: most, mentions } = placement;
  const named = caption.match(/(?<![\w@.])@[\w.]+/g) ?? [];
  return [
    ...(longest === null ? [] : [atMost('caption', count(caption), longest, 'characters', 'Shorten the caption.')]),
    ...(longestTitle === undefined || title === undefined
      ? []
      : [atMost('title', count(title), longestTitle, 'characters', 'Shorten the title.')]),
    ...(most === undefined
      ? []
      : [atMost('hashtags', written(caption, hashtags), most, 'hashtags', 'Leave some hashtags out.')]),
    ...(mentions === undefined
      ? []
      : [atMost('mentions', named.length, mentions, 'mentions', 'Name fewer accounts with @.')]),
  ];
}

/** Those in the caption too, which holds the others already. */
function written(caption: string, hashtags: readonly string[]): number {
  return Math.max(hashtags.length, (caption.match(/(?<![\w&#])#[\p{L}\p{N}_]+/gu) ?? []).length);
}

function frameLimit(
  { width, height }: Post['video'],
  least: { readonly width: number; readonly height: number },
): Limit {
  const shape = Math.abs(width / height / (least.width / least.height) - 1) < 0.01;
  return limit('frame', shape && width >= least.width, {
    value: `${width}x${height} of at least ${least.width}x${least.height} in the same shape`,
    hint: 'Publish the deliverable of a platform with this shape.',
  });
}

/** Code points: what services call a character, as far as they say. */
function characters(text: string): number {
  return Array.from(text).length;
}

function atMost(name: string, value: number, most: number, unit: string, hint: string): Limit {
  return limit(name, value <= most, { value: `${value} of ${most} ${unit}`, hint });
}

export function limit(
  name: string,
  ok: boolean,
  { value, hint }: { readonly value: string; readonly hint: string },
): Limit {
  return { name, ok, value, hint: ok ? undefined : hint };
}
