import type { ClipKey, ClipTask, DeliverableTask, Plan } from './plan.ts';

/** What is known of a clip that was asked for before: a record of the ledger says all this. */
export interface ClipProgress {
  readonly campaign: string;
  readonly state: 'planned' | 'starting' | 'running' | 'ready' | 'failed' | 'unknown';
  readonly reservedMicros: number;
  readonly spentMicros: number;
}

export interface DeliverableProgress {
  /** Key it was rendered with. */
  readonly key: string;
  readonly state: 'planned' | 'rendering' | 'ready' | 'failed';
}

export type Outlook =
  /** Never made. */
  | 'new'
  /** Made before with another edit; only of deliverables. */
  | 'changed'
  | 'cached'
  | 'in-flight'
  /** Made again when the plan is run, unless it is a take that nothing shows. */
  | 'failed'
  /** A person must say what became of it, or of one of its clips. */
  | 'unknown';

/** A plan held against what has been done already. Plain JSON. */
export interface Assessment {
  readonly clips: Readonly<Record<ClipKey, Outlook>>;
  /** By id. */
  readonly deliverables: Readonly<Record<string, Outlook>>;
  /** What running the plan would spend from here: new clips, and failed ones again that are shown. */
  readonly toSpendUsd: number;
  /** Spent and reserved by the campaign so far, for clips that are no longer in the plan as well. */
  readonly committedUsd: number;
  /** Whether running it is refused. Never when there is nothing to spend, even if the budget was cut below what is spent. */
  readonly overBudget: boolean;
}

export function assessPlan(
  plan: Plan,
  clips: ReadonlyMap<ClipKey, ClipProgress>,
  deliverables: ReadonlyMap<string, DeliverableProgress>,
): Assessment {
  const outlooks = new Map(plan.clips.map((clip) => [clip.key, clipOutlook(clips.get(clip.key))]));
  const shown = new Set(plan.deliverables.flatMap((task) => task.clips));
  const toPay = plan.clips.filter(({ key }) => isStillToPay(outlooks.get(key), shown.has(key)));
  const toSpend = sum(toPay.map(estimateMicros));
  const own = [...clips.values()].filter((clip) => clip.campaign === plan.campaign);
  const committed = sum(own.map((clip) => clip.reservedMicros + clip.spentMicros));
  return {
    clips: Object.fromEntries(outlooks),
    deliverables: Object.fromEntries(
      plan.deliverables.map((task) => [task.id, deliverableOutlook(task, deliverables.get(task.id), outlooks)]),
    ),
    toSpendUsd: toSpend / 1_000_000,
    committedUsd: committed / 1_000_000,
    overBudget: toSpend > 0 && committed + toSpend > budgetMicros(plan),
  };
}

const clipOutlooks = {
  planned: 'new',
  starting: 'in-flight',
  running: 'in-flight',
  ready: 'cached',
  failed: 'failed',
  unknown: 'unknown',
} as const;

const clipOutlook = (clip: ClipProgress | undefined): Outlook =>
  clip === undefined ? 'new' : clipOutlooks[clip.state];

/** A take that failed and that nothing shows is let be: another one is there, or is tried again in its place. */
const isStillToPay = (outlook: Outlook | undefined, isShown: boolean) =>
  outlook === 'new' || (outlook === 'failed' && isShown);

function deliverableOutlook(
  { key, clips }: DeliverableTask,
  before: DeliverableProgress | undefined,
  outlooks: ReadonlyMap<ClipKey, Outlook>,
): Outlook {
  if (before?.key === key && before.state === 'ready') return 'cached';
  if (clips.some((clip) => outlooks.get(clip) === 'unknown')) return 'unknown';
  if (before === undefined || before.state === 'planned') return 'new';
  if (before.key !== key) return 'changed';
  return before.state === 'rendering' ? 'in-flight' : 'failed';
}

const budgetMicros = ({ budgetUsd }: Plan) => (budgetUsd === undefined ? Infinity : Math.round(budgetUsd * 1_000_000));

// Estimates come from whole micro-dollars, so rounding finds them again.
const estimateMicros = ({ estimateUsd }: ClipTask) => Math.round(estimateUsd * 1_000_000);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
