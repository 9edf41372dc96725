import type { Post } from '../../post.ts';

/** These services have one field for words: the caption, then the hashtags that are not in it yet. */
export function captionOf({ caption = '', hashtags }: Post): string {
  const tags = hashtags.map((tag) => `#${tag}`).filter((tag) => !caption.split(/\s+/).includes(tag));
  return [caption, tags.join(' ')].filter((part) => part !== '').join('\n\n');
}
