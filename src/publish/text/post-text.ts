import type { Post } from '../post.ts';

/** What stands beside the video where a service has one text: the caption, and the hashtags below it. Limits are counted on this. */
export function postText({ caption, hashtags }: Pick<Post, 'caption' | 'hashtags'>): string {
  return [caption, hashtags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join('\n\n');
}
