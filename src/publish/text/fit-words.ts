import type { Platform } from '../../campaign/platform-schema.ts';
import type { Post } from '../post.ts';
import { countText } from './count-text.ts';
import { cutText } from './cut-text.ts';
import { postText } from './post-text.ts';

export interface Words extends Pick<Post, 'title' | 'caption' | 'hashtags' | 'locale'> {
  /** Stands below the caption, and is never cut. */
  readonly disclosure: string | undefined;
}

type Fitted = Pick<Post, 'title' | 'caption' | 'hashtags'>;

/** The words of a post as one platform takes them: what it has no place for is left out, and what is too long is cut where that is wished. */
export function fitWords(words: Words, { text }: Platform, fit: 'refuse' | 'cut'): Fitted {
  const title = text.title === null ? undefined : words.title;
  if (text.caption === null) return { title, caption: undefined, hashtags: [] };
  if (fit === 'refuse') return { title, caption: withDisclosure(words.caption, words), hashtags: words.hashtags };
  const hashtags = words.hashtags.slice(0, text.hashtags ?? undefined);
  return {
    title: cut(title, words.locale, (short) => countText(short, text.unit) <= (text.title ?? 0)),
    caption: withDisclosure(
      cut(words.caption, words.locale, (short) => {
        const whole = postText({ caption: withDisclosure(short, words), hashtags });
        return fitsCaption(whole, text);
      }),
      words,
    ),
    hashtags,
  };
}

function fitsCaption(whole: string, { caption, captionBytes, unit }: Platform['text']): boolean {
  return countText(whole, unit) <= (caption ?? Infinity) && Buffer.byteLength(whole) <= (captionBytes ?? Infinity);
}

function withDisclosure(caption: string | undefined, { disclosure }: Words): string | undefined {
  return [caption, disclosure].filter(Boolean).join('\n\n') || undefined;
}

/** What cannot be cut stays, and is refused as too long. */
function cut(text: string | undefined, locale: string, fits: (text: string) => boolean): string | undefined {
  return text === undefined ? undefined : (cutText(text, locale, fits) ?? text);
}
