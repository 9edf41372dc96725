// Subtitles in broad use (Netflix Timed Text Style Guides, BBC Subtitle Guidelines; 2026-11): two lines of at most 42
// Latin or 16 Chinese, Japanese or Korean characters, 17 characters a second with ease and 20 at most.
const latin = 42;
const wideInLatin = latin / 16;

/** How much a line holds, in Latin characters, and how many of them a wide character is worth. */
export interface CaptionRoom {
  readonly line: number;
  readonly wide: number;
}

export const fullRoom: CaptionRoom = { line: latin, wide: wideInLatin };
export const readingSpeed = { easy: 17, most: 20 } as const;

const wide =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u;
const unseen = /[\p{Mark}\p{Format}]/u;

/** Width of a text in Latin characters: one measure for the lines and the reading speed of every script. */
export function captionWidth(text: string, wideIs: number = wideInLatin): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? wideIs : unseen.test(character) ? 0 : 1;
  return width;
}

// Parts of the letters' size: a Latin letter of a semibold face on average, and a wide one.
const letter = 0.54;

/** What a line holds in a frame: `width` and `size` of the letters in pixels. */
export function roomIn(width: number, size: number): CaptionRoom {
  const line = Math.min(latin, width / (letter * size));
  return { line, wide: line / Math.min(16, width / size) };
}
