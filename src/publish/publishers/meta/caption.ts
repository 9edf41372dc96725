import type { Post } from '../../post.ts';

/** These services have one field for words: the caption, and the hashtags below it. */
export function captionOf({ caption, hashtags }: Post): string {
  return [caption, hashtags.map((tag) => `#${tag}`).join(' ')].filter(Boolean).join('\n\n');
}
