import type { TextFile } from './text-schema.ts';
import type { LocalizedText } from './campaign.ts';

/** One text for all locales, or for each locale its own or that of its language: pt-BR takes pt when there is no pt-BR. */
export function resolveText(text: TextFile | undefined, locales: readonly string[]): LocalizedText {
  if (text === undefined) return {};
  if (typeof text === 'string') return Object.fromEntries(locales.map((locale) => [locale, text]));
  const texts = new Map(Object.entries(text).map(([tag, words]) => [canonicalLocale(tag), words]));
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const found = withFallbacks(locale).find((tag) => texts.has(tag));
      return found === undefined ? [] : [[locale, texts.get(found) ?? '']];
    }),
  );
}

/** `PT-br` as `pt-BR`. */
export function canonicalLocale(tag: string): string {
  return Intl.getCanonicalLocales(tag)[0] ?? tag;
}

/** zh-Hant-TW, zh-Hant, zh */
export function withFallbacks(locale: string): string[] {
  const parts = locale.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
