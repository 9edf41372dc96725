import { Findings } from '../campaign/finding.ts';
import { takesSchema } from '../campaign/takes-schema.ts';
import type { Diagnostic } from '../errors.ts';
import type { ClipKey } from '../plan/plan.ts';
import { companionFile, readCompanion } from './companion-file.ts';

interface LoadedTakes {
  /** By the key of the first take of the same request. */
  readonly choices: ReadonlyMap<ClipKey, number>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The takes that were chosen for a campaign. */
export async function loadTakes(campaignFile: string, cwd: string): Promise<LoadedTakes> {
  const parsed = await readCompanion(takesSchema, companionFile(campaignFile, 'takes'), cwd);
  const choices = new Map<ClipKey, number>();
  const findings = new Findings();
  for (const [index, { request, take, clip }] of (parsed?.value?.takes ?? []).entries()) {
    if (choices.has(request)) {
      // Two branches that chose differently, merged.
      const hint = 'keep one of the two';
      findings.error(['takes', index, 'clip'], 'duplicate-choice', `${clip} is chosen twice`, { hint });
    }
    choices.set(request, take);
  }
  return { choices, diagnostics: parsed?.withFindings(findings.list) ?? [] };
}
