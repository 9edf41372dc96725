import type { WordsToAvoidFile } from './brand-words-schema.ts';
import { canonicalLocale, withFallbacks } from './resolve-text.ts';

/** A word that a brand does not use, and what it says instead. */
export interface WordToAvoid {
  readonly word: string;
  readonly say: string | undefined;
}

/** The words of each locale: those of all locales, or its own with those of its language, so that pt-BR heeds what pt avoids. */
export function resolveWordsToAvoid(
  written: WordsToAvoidFile | undefined,
  locales: readonly string[],
): Readonly<Record<string, readonly WordToAvoid[]>> {
  if (written === undefined) return {};
  const lists = Array.isArray(written)
    ? undefined
    : new Map(Object.entries(written).map(([tag, words]) => [canonicalLocale(tag), words]));
  const wordsOf = (locale: string) =>
    Array.isArray(written) ? written : withFallbacks(locale).flatMap((tag) => lists?.get(tag) ?? []);
  return Object.fromEntries(locales.map((locale) => [locale, wordsOf(locale).map(entry)]));
}

function entry(written: string | { readonly word: string; readonly say: string }): WordToAvoid {
  return typeof written === 'string' ? { word: written, say: undefined } : written;
}
