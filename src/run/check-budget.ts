import { isFree } from './claim-clip.ts';
import { micros, showMicros } from './money.ts';
import type { RunTools } from './run-tools.ts';
import type { Work } from './find-work.ts';

/** What the clips that nobody has begun would cost, in millionths of a dollar. */
export function newMicros({ clips, clipRecords }: Work): number {
  return clips
    .filter((task) => isFree(clipRecords.get(task.key)))
    .reduce((sum, task) => sum + micros(task.estimateUsd), 0);
}

/** Why a run must not begin; undefined when its money is enough. Claims hold the budget against other runs; this spares a campaign that could only be half made. */
export async function checkBudget(campaign: string, work: Work, tools: RunTools): Promise<string | undefined> {
  const { budgetMicros, ledger } = tools;
  const cost = newMicros(work);
  if (budgetMicros === undefined || cost === 0) return undefined;
  const records = await ledger.clipsOf(campaign);
  const committed = records.reduce((sum, clip) => sum + clip.reservedMicros + clip.spentMicros, 0);
  if (committed + cost <= budgetMicros) return undefined;
  const before = committed === 0 ? '' : ` and ${showMicros(committed)} is spent or reserved already`;
  return `This run would cost ${showMicros(cost)}${before}, more than the budget of ${showMicros(budgetMicros)}. Nothing was sent.`;
}
