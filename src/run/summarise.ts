import { ExitCode } from '../errors.ts';
import type { Plan } from '../plan/plan.ts';
import { dollars } from './money.ts';
import type { RunContext } from './run-context.ts';
import type { ClipOutcome, DeliverableOutcome, Outcome, RunResult } from './run-result.ts';

/** What came of the parts of a run. */
export interface Walk {
  readonly refusal: string | undefined;
  readonly clips: readonly ClipOutcome[];
  /** In any order. */
  readonly deliverables: readonly DeliverableOutcome[];
}

/** Adds a run up, says so, and asks the ledger what is still reserved. */
export async function summarise(plan: Plan, walk: Walk, run: RunContext, ms: number): Promise<RunResult> {
  const byId = new Map(walk.deliverables.map((outcome) => [outcome.task.id, outcome]));
  const deliverables = plan.deliverables.flatMap(({ id }) => byId.get(id) ?? []);
  const outcome = outcomeOf(walk, run.tools.signal.aborted);
  const spentMicros = walk.clips.reduce((sum, { result }) => sum + result.spentMicros, 0);
  const seconds = ms / 1000;
  const count = (state: DeliverableOutcome['state']): number =>
    deliverables.filter((deliverable) => deliverable.state === state).length;
  run.emit({
    type: 'run-finished',
    run: run.tools.run.id,
    outcome,
    ready: count('ready'),
    failed: count('failed'),
    cached: count('cached'),
    spentUsd: dollars(spentMicros),
    seconds,
  });
  const records = await run.tools.ledger.clipsOf(plan.campaign);
  const reservedMicros = records.reduce((sum, clip) => sum + clip.reservedMicros, 0);
  const { warnings } = run;
  return {
    run: run.tools.run.id,
    outcome,
    exitCode: exitCodes[outcome],
    refusal: walk.refusal,
    clips: walk.clips,
    deliverables,
    spentMicros,
    reservedMicros,
    warnings,
    seconds,
  };
}

const exitCodes = {
  done: ExitCode.done,
  failed: ExitCode.failed,
  refused: ExitCode.refused,
  interrupted: ExitCode.interrupted,
} as const satisfies Record<Outcome, ExitCode>;

/** A run that was stopped after its last file was in place is done. */
function outcomeOf({ refusal, deliverables }: Walk, stopped: boolean): Outcome {
  const some = (state: DeliverableOutcome['state']): boolean =>
    deliverables.some((deliverable) => deliverable.state === state);
  if (stopped && some('interrupted')) return 'interrupted';
  if (refusal !== undefined) return 'refused';
  return some('failed') ? 'failed' : 'done';
}
