import { UserError } from '../errors.ts';
import type { ClipTask, Plan } from '../plan/plan.ts';
import type { ClipRewrite } from '../plan/rewriting.ts';

/** A prompt that has not been rewritten, under the name of the first clip that is made with it. */
export interface OpenPrompt extends Omit<ClipRewrite, 'made'> {
  readonly label: string;
}

/** Those of some clips that are still to be asked for, each once: takes share theirs. */
export function openPrompts(clips: readonly ClipTask[]): OpenPrompt[] {
  const open = clips.flatMap(({ label, rewrite }) =>
    rewrite === undefined || rewrite.made !== undefined ? [] : [{ ...rewrite, label: label.replace(/ take \d+$/, '') }],
  );
  return [...Map.groupBy(open, ({ key }) => key).values()].flatMap(([first]) => first ?? []);
}

/** Throws when prompts are still to be rewritten: their clips would be paid for as they are, and again afterwards. */
export function refuseOpenPrompts({ clips }: Plan, campaignFile: string): void {
  const { length } = openPrompts(clips);
  if (length === 0) return;
  throw new UserError(
    `${length === 1 ? '1 prompt is' : `${length} prompts are`} not rewritten yet, as generate.rewrite asks for.`,
    {
      hint: `\`reelmill rewrite ${campaignFile}\` does it, and a run never asks by itself. Nothing was sent.`,
    },
  );
}
