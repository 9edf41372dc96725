import { z } from 'zod';

const expected = 'must be a language tag such as en, ja or pt-BR';

/** Languages have two or three letters: longer ones are allowed by BCP 47, but are always a mistake (`english`). */
export const localeSchema = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, { error: expected, abort: true })
  .max(35)
  .refine(isLocale, expected)
  .describe('BCP 47 language tag, such as en, ja, pt-BR or zh-Hant.');

export const textSchema = z
  .union([z.string().min(1), z.record(localeSchema, z.string().min(1))])
  .describe('One text for all locales, or a map from locale to text.');

export type TextFile = z.output<typeof textSchema>;

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
