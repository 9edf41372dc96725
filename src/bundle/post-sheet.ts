import { postText } from '../publish/text/post-text.ts';
import type { BundleItem } from './bundle-item.ts';

/** post.txt: every word of a post under its heading, ready to be copied. */
export function postSheet(item: BundleItem): string {
  const { post, platform } = item;
  const parts: readonly (readonly [heading: string, text: string | undefined])[] = [
    ['PLATFORM', `${platform.name} (${post.locale})`],
    ['TITLE', post.title],
    ['CAPTION', postText(post) || undefined],
    ['LINK', post.link],
    ['WHEN', post.schedule === undefined ? undefined : whenWords(post.schedule)],
    ['DISCLOSURE', disclosureOf(item)],
  ];
  return parts.flatMap(([heading, text]) => (text === undefined ? [] : [`${heading}\n\n${text}\n`])).join('\n\n');
}

/** `2026-12-01 09:00 UTC+09:00` */
function whenWords(schedule: string): string {
  const { date, time, offset } = splitSchedule(schedule);
  return `${date} ${time} UTC${offset}`;
}

/** Date, time and distance to UTC as they were written. */
export function splitSchedule(schedule: string): {
  readonly date: string;
  readonly time: string;
  readonly offset: string;
} {
  const offset = /Z$|[+-]\d\d:?\d\d$/.exec(schedule)?.[0] ?? 'Z';
  return { date: schedule.slice(0, 10), time: schedule.slice(11, 16), offset: offset === 'Z' ? '+00:00' : offset };
}

function disclosureOf({ post, platform, isDisclosed }: BundleItem): string | undefined {
  if (!post.madeByModel) return undefined;
  const { field } = platform.disclosure;
  const made = 'A model made footage in this video.';
  if (field !== null) return `${made} Declare it in ${platform.name}: its switch for AI content (${field} of the API).`;
  return `${made} ${platform.name} has no switch for that: ${isDisclosed ? 'the caption says so' : 'say it in the caption'}.`;
}
