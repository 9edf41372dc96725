import { z } from 'zod';
import { localeSchema } from './text-schema.ts';

// <campaign>.words.yaml: what is said in recordings and footage, as a model heard it. Written by `reelmill transcribe`, kept
// beside the campaign. A word is a line of its own, so that a person can correct it: `0.12 0.48 Hello`.

const word = z
  .string()
  .regex(/^\d+(?:\.\d+)? \d+(?:\.\d+)? \S.*$/, 'must be when it begins, when it ends and the word: 0.12 0.48 Hello');

const transcript = z.strictObject({
  file: z.string().describe('Its name; for people.'),
  language: localeSchema.describe('What is spoken. Its words become captions in locales of this language only.'),
  model: z.string().describe('Who listened.'),
  date: z.iso.date(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits')
    .describe('Of the file. When that changes, these words are no longer used.'),
  words: z.array(word).describe('Seconds from the beginning of the file, and the word. Change it as you like.'),
});

export const wordsSchema = z
  .strictObject({ words: z.array(transcript).default([]) })
  .describe('What is said in recordings and footage, as a model heard it.');

export type TranscriptFile = z.output<typeof transcript>;
