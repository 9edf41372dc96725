import { UserError } from '../errors.ts';

/** What planning came across. Sets, because the same mistake shows in many deliverables and is told once. */
export interface Findings {
  readonly mistakes: Set<string>;
  readonly warnings: Set<string>;
}

/** Throws one error that tells every mistake, so that a person mends them all in one go. */
export function refuseMistakes(campaign: string, mistakes: ReadonlySet<string>): void {
  const [first, ...others] = mistakes;
  if (first === undefined) return;
  if (others.length === 0) throw new UserError(first);
  throw new UserError(`${campaign} cannot be planned, for ${mistakes.size} reasons:\n${list(mistakes)}`, {
    hint: 'Mend these in the campaign file. Nothing was started and nothing was spent.',
  });
}

const list = (lines: ReadonlySet<string>) => [...lines].map((line) => `  - ${line}`).join('\n');
