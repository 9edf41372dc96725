import type { ClipKey, ClipTask } from '../plan/plan.ts';
import { type Take, type TakeGroup, takeGroups } from '../plan/take-groups.ts';
import type { TakeBook } from './run-tools.ts';

/** The takes of a plan, for one run. */
export interface Takes {
  /** The take that a clip belongs to, and those that may be shown instead, first one first: none where a person chose it. */
  around(key: ClipKey): { readonly shown: Take | undefined; readonly others: readonly Take[] };
  choose(instead: Take, failed: Take): Promise<void>;
}

export function takesOf(
  clips: readonly ClipTask[],
  book: TakeBook | undefined,
  warn: (message: string) => void,
): Takes {
  const groups = new Map(takeGroups(clips).flatMap((group) => keysOf(group).map((key) => [key, group] as const)));
  const written = new Map<Take, Promise<void>>();
  const write = async (instead: Take, failed: Take): Promise<void> => {
    const [clip] = instead.clips;
    if (clip === undefined) return;
    const label = failed.clips[0]?.label ?? '';
    await book?.choose(clip, `${label} failed`);
    warn(`${label} failed; ${clip.label} is shown instead. \`reelmill choose\` shows another.`);
  };
  return {
    around(key) {
      const group = groups.get(key);
      const shown = group?.takes.find((take) => take.clips.some((clip) => clip.key === key));
      if (group === undefined || book === undefined || book.isChosen(group.key)) return { shown, others: [] };
      return { shown, others: group.takes.filter((take) => take !== shown) };
    },
    // Once, however many deliverables show it.
    choose(instead, failed) {
      const writing = written.get(failed) ?? write(instead, failed);
      written.set(failed, writing);
      return writing;
    },
  };
}

const keysOf = ({ takes }: TakeGroup): ClipKey[] => takes.flatMap((take) => take.clips.map(({ key }) => key));
