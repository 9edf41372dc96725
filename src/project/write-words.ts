import { dirname } from 'node:path';
import { wordsSchema, type TranscriptFile } from '../campaign/words-schema.ts';
import { companionFile, readCompanion, writeCompanion } from './companion-file.ts';
import { UserError } from '../errors.ts';

const about =
  'What is said, as a model heard it: begin and end in seconds, and the word. Correct what it heard wrong, and commit this file with its campaign.';

/** Adds what is said in a file to the words beside a campaign. */
export async function writeWords(campaignFile: string, transcript: TranscriptFile): Promise<void> {
  const path = companionFile(campaignFile, 'words');
  // Read again: a person may have corrected one meanwhile.
  const parsed = await readCompanion(wordsSchema, path, dirname(path));
  const diagnostics = parsed?.diagnostics ?? [];
  if (diagnostics.length > 0) throw new UserError(`${path} has a mistake`, { diagnostics });
  const isOther = ({ sha256, language }: TranscriptFile) =>
    sha256 !== transcript.sha256 || language !== transcript.language;
  const others = (parsed?.value?.words ?? []).filter(isOther);
  const words = [...others, transcript].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  await writeCompanion(path, about, { words });
}
