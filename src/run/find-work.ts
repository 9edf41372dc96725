import type { ClipRecord, DeliverableRecord } from '../ledger/ledger.ts';
import type { ClipKey, ClipTask, DeliverableTask, Plan } from '../plan/plan.ts';
import { isMade } from './is-made.ts';
import type { RunTools } from './run-tools.ts';

/** What a plan still asks for, seen from what is there. */
export interface Work {
  readonly needed: readonly DeliverableTask[];
  readonly cached: readonly DeliverableTask[];
  /** The clips of what is needed, in the order in which they let deliverables be finished early; then the takes that nothing shows. */
  readonly clips: readonly ClipTask[];
  /** What the ledger knew when the run began. */
  readonly clipRecords: ReadonlyMap<ClipKey, ClipRecord>;
  readonly deliverableRecords: ReadonlyMap<string, DeliverableRecord>;
}

export async function findWork(plan: Plan, tools: RunTools): Promise<Work> {
  const { ledger } = tools;
  const deliverableRecords = await ledger.deliverables(plan.campaign);
  const cached: DeliverableTask[] = [];
  const needed: DeliverableTask[] = [];
  for (const task of plan.deliverables) {
    const made = await isMade(task, deliverableRecords.get(task.id), tools);
    (made ? cached : needed).push(task);
  }
  const clipRecords = await ledger.clips(plan.clips.map(({ key }) => key));
  const clips = [...orderClips(plan.clips, needed, clipRecords), ...takesAside(plan, needed, clipRecords)];
  return { needed, cached, clips, clipRecords, deliverableRecords };
}

/** Deliverables that miss the fewest clips come first, so that renders begin while other clips are being made. */
function orderClips(
  clips: readonly ClipTask[],
  needed: readonly DeliverableTask[],
  records: ReadonlyMap<ClipKey, ClipRecord>,
): ClipTask[] {
  const tasks = new Map(clips.map((task) => [task.key, task]));
  const missing = (task: DeliverableTask): number =>
    task.clips.filter((key) => records.get(key)?.state !== 'ready').length;
  const soonest = needed
    .map((task) => ({ task, missing: missing(task) }))
    .toSorted((one, other) => one.missing - other.missing);
  const keys = new Set(soonest.flatMap(({ task }) => task.clips));
  return [...keys].map((key) => {
    const task = tasks.get(key);
    if (task === undefined) throw new Error(`The plan has no clip ${key}.`);
    return task;
  });
}

/** Takes that nothing shows: those that nobody has asked for yet, and those that are there for what is needed, since they may have to take the place of one that fails. */
function takesAside(
  { clips, deliverables }: Plan,
  needed: readonly DeliverableTask[],
  records: ReadonlyMap<ClipKey, ClipRecord>,
): ClipTask[] {
  const shown = new Set(deliverables.flatMap((task) => task.clips));
  const ids = new Set(needed.map(({ id }) => id));
  return clips.filter(({ key, usedBy }) => {
    if (shown.has(key)) return false;
    const state = records.get(key)?.state ?? 'planned';
    // One that failed is not paid for again: another is shown.
    if (state === 'failed' || state === 'unknown') return false;
    return state !== 'ready' || usedBy.some((id) => ids.has(id));
  });
}
