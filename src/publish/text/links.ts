// twitter-text knows every top-level domain; here any will do, since to count a word as a link is the safe mistake: a post
// that we take for too long is never sent. Punctuation after a link is not part of it.
const link =
  /(?:https?:\/\/[^\s]+|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[/?][^\s]*)?)(?<![.,;:!?'")\]}])/giu;

/** Addresses in a text, with or without https://. */
export function linksIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(link)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}
