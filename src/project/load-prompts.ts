import { Findings } from '../campaign/finding.ts';
import { promptsSchema } from '../campaign/prompts-schema.ts';
import type { Diagnostic } from '../errors.ts';
import type { Rewrite } from '../plan/rewriting.ts';
import { companionFile, readCompanion } from './companion-file.ts';

interface LoadedPrompts {
  /** By what the language model was asked. */
  readonly rewrites: ReadonlyMap<string, Rewrite>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The prompts of a campaign that were rewritten. */
export async function loadPrompts(campaignFile: string, cwd: string): Promise<LoadedPrompts> {
  const parsed = await readCompanion(promptsSchema, companionFile(campaignFile, 'prompts'), cwd);
  const rewrites = new Map<string, Rewrite>();
  const findings = new Findings();
  for (const [index, { request, prompt, note, model, date, clip }] of (parsed?.value?.prompts ?? []).entries()) {
    if (rewrites.has(request)) {
      const hint = 'keep one of the two';
      findings.error(['prompts', index, 'clip'], 'duplicate-prompt', `${clip} is rewritten twice`, { hint });
    }
    rewrites.set(request, { prompt, note, model, date });
  }
  return { rewrites, diagnostics: parsed?.withFindings(findings.list) ?? [] };
}
