// With the few others that our own screens use, so that these need no segmenter.
const plain = /^[\x20-\x7e·‘’“”…›→─━│✓✗]*$/;

// East Asian Wide and Fullwidth blocks (Unicode TR 11) without the rare ones, and everything shown as an emoji.
const wide = new RegExp(
  String.raw`\p{Emoji_Presentation}|\uFE0F|[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF` +
    String.raw`\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]`,
  'u',
);
const invisible = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;

/** Columns a terminal needs for a text: two for a Chinese character or an emoji, none for a combining mark. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  return splitGraphemes(text).reduce((width, grapheme) => width + graphemeWidth(grapheme), 0);
}

/** What a reader takes for one character each, be it one code unit or the eleven of a family emoji. */
export function splitGraphemes(text: string): string[] {
  // The first segmenter costs 8 ms, which most commands never need.
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}
