import { z } from 'zod';

export const localeSchema = z
  .string()
  .refine(isLocale, 'must be a language tag such as en, ja or pt-BR')
  .describe('BCP 47 language tag, such as en, ja, pt-BR or zh-Hant.');

export const textSchema = z
  .union([z.string().min(1), z.record(localeSchema, z.string().min(1))])
  .describe('One text for all locales, or a map from locale to text.');

export type TextFile = z.output<typeof textSchema>;

/** Languages have two or three letters; longer words are allowed by the standard but are always a mistake (`english`). */
function isLocale(tag: string): boolean {
  if (!/^[a-z]{2,3}(-|$)/i.test(tag) || tag.length > 35) return false;
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
