import { Findings } from '../campaign/finding.ts';
import { wordsSchema } from '../campaign/words-schema.ts';
import type { Diagnostic } from '../errors.ts';
import type { TimedWord } from '../plan/edit.ts';
import { transcriptKey, type Transcripts } from '../plan/transcripts.ts';
import { companionFile, readCompanion } from './companion-file.ts';

interface LoadedWords {
  readonly transcripts: Transcripts;
  readonly diagnostics: readonly Diagnostic[];
}

/** What is said in the files of a campaign, as it was written down. */
export async function loadWords(campaignFile: string, cwd: string): Promise<LoadedWords> {
  const parsed = await readCompanion(wordsSchema, companionFile(campaignFile, 'words'), cwd);
  const transcripts = new Map<string, readonly TimedWord[]>();
  const findings = new Findings();
  for (const [index, { file, sha256, language, words }] of (parsed?.value?.words ?? []).entries()) {
    const key = transcriptKey(sha256, language);
    if (transcripts.has(key)) {
      const hint = 'keep one of the two';
      findings.error(['words', index, 'file'], 'duplicate-words', `${file} is written down twice`, { hint });
    }
    transcripts.set(key, words.map(timedWord));
  }
  return { transcripts, diagnostics: parsed?.withFindings(findings.list) ?? [] };
}

/** `0.12 0.48 Hello` */
function timedWord(line: string): TimedWord {
  const [start = '', end = '', ...text] = line.split(' ');
  return { start: Number(start), end: Number(end), text: text.join(' ') };
}
