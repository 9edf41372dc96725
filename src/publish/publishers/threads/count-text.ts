// "Text is limited to 500 characters. Emojis are counted as the number of UTF-8 bytes":
// https://developers.facebook.com/docs/threads/overview (2026-11-24)
const emoji = /\p{RGI_Emoji}|\p{Extended_Pictographic}/gv;

/** How Threads counts a text: an emoji weighs its bytes, everything else one for each character. */
export function countText(text: string): number {
  const emojis = text.match(emoji) ?? [];
  const bytes = emojis.reduce((sum, one) => sum + Buffer.byteLength(one), 0);
  return bytes + Array.from(text.replaceAll(emoji, '')).length;
}
