import type { Choice } from './campaign/takes-schema.ts';
import type { ClipTask } from './plan/plan.ts';
import { firstTake, takeLabel } from './plan/take-groups.ts';
import { writeChoice } from './project/write-choice.ts';
import type { TakeBook } from './run/run-tools.ts';
import type { Workspace } from './workspace.ts';

export interface WritingTakeBook extends TakeBook {
  /** Whether anything was chosen, so that the plan is another one now. */
  readonly changed: boolean;
}

/** The choices beside a campaign, as a run reads and writes them. */
export function openTakeBook({ project, campaignFile }: Workspace): WritingTakeBook {
  let changed = false;
  let last: Promise<unknown> = Promise.resolve();
  return {
    isChosen: (first) => project.choices.has(first),
    async choose(take, because) {
      // One after the other: each write reads the file again.
      const written = last.then(() => writeChoice(campaignFile, choiceOf(take, because)));
      last = written.catch(() => undefined);
      await written;
      changed = true;
    },
    get changed() {
      return changed;
    },
  };
}

export function choiceOf(take: ClipTask, because?: string): Choice {
  return {
    clip: takeLabel(take),
    take: take.request.take,
    ...(because === undefined ? {} : { because }),
    request: firstTake(take),
  };
}
