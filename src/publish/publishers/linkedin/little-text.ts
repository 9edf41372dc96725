const reserved = /[\\<>#~_|[\]*(){}@]/g;
const hashtag = /(?<![\p{L}\p{N}_&#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;

/**
 * A text as LinkedIn's commentary takes it: hashtags as such, and every letter escaped that means something. An unescaped
 * bracket cuts the rest of the post off without a word.
 * https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format
 */
export function littleText(text: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const found of text.matchAll(hashtag)) {
    pieces.push(escape(text.slice(at, found.index)), `{hashtag|\\#|${escape(found[1] ?? '')}}`);
    at = found.index + found[0].length;
  }
  return [...pieces, escape(text.slice(at))].join('');
}

function escape(text: string): string {
  return text.replaceAll(reserved, String.raw`\$&`);
}
