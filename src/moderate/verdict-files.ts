import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { contentKey } from '../plan/content-key.ts';
import { writeAtomically } from '../store/write-atomically.ts';
import type { ModerationVerdict } from './ask-moderation.ts';

const verdictSchema = z.object({ model: z.string(), flagged: z.boolean(), categories: z.array(z.string()) });

/** Verdicts that were given before, by model and text: a file each, so that two runs cannot spoil each other's. The texts are not kept. */
export interface VerdictFiles {
  read(text: string): Promise<ModerationVerdict | undefined>;
  write(text: string, verdict: ModerationVerdict): Promise<void>;
}

export function verdictFiles(folder: string, model: string): VerdictFiles {
  const fileOf = (text: string): string => join(folder, `${contentKey({ model, text })}.json`);
  return {
    async read(text) {
      const json = await readFile(fileOf(text), 'utf8').catch(() => '');
      return verdictSchema.safeParse(parseJson(json)).data;
    },
    write: (text, { flagged, categories }) =>
      writeAtomically(fileOf(text), `${JSON.stringify({ model, flagged, categories })}\n`),
  };
}

/** A damaged file is none: the text is looked at again. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
