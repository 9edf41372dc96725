import { z } from 'zod';
import { localeSchema } from './text-schema.ts';

const word = z.string().min(1);

const wordSchema = z
  .union([word, z.strictObject({ word, say: word.describe('What to say in its place.') })])
  .describe('A word or phrase, or a map that also says what to write in its place.');

/** A list for all languages, or one for each. */
export const wordsToAvoidSchema = z
  .union([z.array(wordSchema), z.record(localeSchema, z.array(wordSchema))])
  .describe(
    'Words that no viewer reads or hears: looked for in texts, voices, titles, captions and hashtags. A list for all locales, or a map from locale to list.',
  );

export type WordsToAvoidFile = z.output<typeof wordsToAvoidSchema>;
