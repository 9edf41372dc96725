import type { ClipKey, DeliverableTask } from '../plan/plan.ts';
import { showTake } from '../plan/show-take.ts';
import type { Take } from '../plan/take-groups.ts';
import type { RunContext } from './run-context.ts';
import type { ClipResult } from './run-result.ts';

type Clips = ReadonlyMap<ClipKey, Promise<ClipResult>>;

/**
 * Waits for the clips of a deliverable. Where the take that it shows could not be made, and nobody chose it by hand, it
 * shows the first of the others that could. That choice is written down before it is acted on, so that the next plan is the same.
 */
export async function fallOver(task: DeliverableTask, clips: Clips, { takes }: RunContext): Promise<DeliverableTask> {
  const instead = new Map<ClipKey, ClipKey>();
  for (const key of task.clips) {
    if (instead.has(key) || (await clips.get(key))?.state !== 'failed') continue;
    const { shown, others } = takes.around(key);
    const other = await firstReady(others, clips);
    if (shown === undefined || other === undefined) continue;
    await takes.choose(other, shown);
    // The pieces of a chain that go on from each other change together.
    for (const [index, clip] of shown.clips.entries()) instead.set(clip.key, other.clips[index]?.key ?? clip.key);
  }
  return instead.size === 0 ? task : showTake(task, instead);
}

async function firstReady(takes: readonly Take[], clips: Clips): Promise<Take | undefined> {
  for (const take of takes) {
    const results = await Promise.all(take.clips.map(async ({ key }) => await clips.get(key)));
    if (results.every((result) => result?.state === 'ready')) return take;
  }
  return undefined;
}
