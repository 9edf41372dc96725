import type { Platform } from '../../campaign/platform-schema.ts';
import type { Post } from '../post.ts';
import { countText } from './count-text.ts';
import { cutText } from './cut-text.ts';
import { postText } from './post-text.ts';

export interface Words extends Pick<Post, 'title' | 'caption' | 'hashtags' | 'locale'> {
  /** Stand below the caption, and are never cut. */
  readonly lines: readonly string[];
}

type Fitted = Pick<Post, 'title' | 'caption' | 'hashtags'>;

/** The words of a post as one platform takes them: what it has no place for is left out, and what is too long is cut where that is wished. */
export function fitWords(words: Words, { text }: Platform, fit: 'refuse' | 'cut'): Fitted {
  const title = text.title === null ? undefined : words.title;
  if (text.caption === null) return { title, caption: undefined, hashtags: [] };
  if (fit === 'refuse') return { title, caption: withLines(words.caption, words), hashtags: words.hashtags };
  const hashtags = words.hashtags.slice(0, text.hashtags ?? undefined);
  return {
    title: cut(title, words.locale, (short) => countText(short, text.unit) <= (text.title ?? 0)),
    caption: withLines(
      cut(words.caption, words.locale, (short) => {
        const whole = postText({ caption: withLines(short, words), hashtags });
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

function withLines(caption: string | undefined, { lines }: Words): string | undefined {
  return [caption, ...lines].filter(Boolean).join('\n\n') || undefined;
}

/** What cannot be cut stays, and is refused as too long. */
function cut(text: string | undefined, locale: string, fits: (text: string) => boolean): string | undefined {
  return text === undefined ? undefined : (cutText(text, locale, fits) ?? text);
}
