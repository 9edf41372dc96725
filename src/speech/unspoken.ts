import { UserError } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import type { SpeechTask } from '../plan/speech.ts';

/** What a model is still to speak. */
export const unspoken = ({ speech = [] }: Pick<Plan, 'speech'>): SpeechTask[] => speech.filter(({ made }) => !made);

/** Throws when words are still to be spoken: the videos would be silent where they should not be, and their scenes of a guessed length. */
export function refuseUnspoken(plan: Plan, campaignFile: string): void {
  const { length } = unspoken(plan);
  if (length === 0) return;
  throw new UserError(`${length === 1 ? '1 voice is' : `${length} voices are`} not spoken yet.`, {
    hint: `\`reelmill speak ${campaignFile}\` does it, and a run never asks by itself. Nothing was sent.`,
  });
}
