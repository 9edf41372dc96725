/** In a line, without markup. Long words without a break may be a token: "Malformed access token EAAG…" quotes it. */
export function tidy(words: string): string {
  const plain = words.replaceAll(/<[^>]*>/g, ' ').replaceAll(/[\w-]{32,}/g, '[…]');
  return plain.replaceAll(/\s+/g, ' ').trim().slice(0, 250);
}

/** Ids are longer than numbers are exact, and some come without quotes. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) =>
      Number.isInteger(value) && !Number.isSafeInteger(value) ? context?.source : value,
    );
  } catch {
    return undefined;
  }
}
