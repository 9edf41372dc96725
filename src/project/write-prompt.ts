import { dirname } from 'node:path';
import { promptsSchema, type RewrittenPrompt } from '../campaign/prompts-schema.ts';
import { companionFile, readCompanion, writeCompanion } from './companion-file.ts';
import { UserError } from '../errors.ts';

const about =
  'Prompts as a language model rewrote them, for you to read and change. Commit this file with its campaign.';

/** Adds a prompt to those beside a campaign. */
export async function writePrompt(campaignFile: string, prompt: RewrittenPrompt): Promise<void> {
  const path = companionFile(campaignFile, 'prompts');
  // Read again: a person may have changed one meanwhile.
  const parsed = await readCompanion(promptsSchema, path, dirname(path));
  const diagnostics = parsed?.diagnostics ?? [];
  if (diagnostics.length > 0) throw new UserError(`${path} has a mistake`, { diagnostics });
  const others = (parsed?.value?.prompts ?? []).filter(({ request }) => request !== prompt.request);
  const prompts = [...others, prompt].toSorted((a, b) => (a.clip < b.clip ? -1 : 1));
  await writeCompanion(path, about, { prompts });
}
