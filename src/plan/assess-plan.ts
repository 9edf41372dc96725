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

/** Caps beside the budget of the campaign, and what counts against them. */
export interface OtherCaps {
  readonly runUsd?: number | undefined;
  readonly monthUsd?: number | undefined;
  readonly monthCommittedUsd?: number;
}

export interface CapOutlook {
  readonly cap: 'run' | 'campaign' | 'month';
  readonly usd: number;
  /** Spent and reserved so far. */
  readonly committedUsd: number;
  /** Whether running the plan is refused for it. */
  readonly isOver: boolean;
}

/** A plan held against what has been done already. Plain JSON. */
export interface Assessment {
  readonly clips: Readonly<Record<ClipKey, Outlook>>;
  /** By id. */
  readonly deliverables: Readonly<Record<string, Outlook>>;
  /** What the plan would spend from here: new clips, failed ones again that are shown, and words that are not spoken yet. */
  readonly toSpendUsd: number;
  /** Spent and reserved by the campaign so far, for clips that are no longer in the plan as well. */
  readonly committedUsd: number;
  /** Whether running it is refused. Never when there is nothing to spend, even if the budget was cut below what is spent. */
  readonly overBudget: boolean;
  /** Those that there are, each with what counts against it. */
  readonly caps: readonly CapOutlook[];
}

export function assessPlan(
  plan: Plan,
  clips: ReadonlyMap<ClipKey, ClipProgress>,
  deliverables: ReadonlyMap<string, DeliverableProgress>,
  others: OtherCaps = {},
): Assessment {
  const outlooks = new Map(plan.clips.map((clip) => [clip.key, clipOutlook(clips.get(clip.key))]));
  const shown = new Set(plan.deliverables.flatMap((task) => task.clips));
  const toPay = plan.clips.filter(({ key }) => isStillToPay(outlooks.get(key), shown.has(key)));
  const toSpeak = (plan.speech ?? []).filter(({ made }) => !made);
  const toSpend = sum([...toPay, ...toSpeak].map(estimateMicros));
  const own = [...clips.values()].filter((clip) => clip.campaign === plan.campaign);
  const committed = sum(own.map((clip) => clip.reservedMicros + clip.spentMicros));
  const caps = capOutlooks(plan, toSpend, committed / 1_000_000, others);
  return {
    clips: Object.fromEntries(outlooks),
    deliverables: Object.fromEntries(
      plan.deliverables.map((task) => [task.id, deliverableOutlook(task, deliverables.get(task.id), outlooks)]),
    ),
    toSpendUsd: toSpend / 1_000_000,
    committedUsd: committed / 1_000_000,
    overBudget: caps.some(({ isOver }) => isOver),
    caps,
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

function capOutlooks(
  { budgetUsd }: Plan,
  toSpend: number,
  committedUsd: number,
  { runUsd, monthUsd, monthCommittedUsd = 0 }: OtherCaps,
): CapOutlook[] {
  const all: readonly [CapOutlook['cap'], number | undefined, number][] = [
    ['run', runUsd, 0],
    ['campaign', budgetUsd, committedUsd],
    ['month', monthUsd, monthCommittedUsd],
  ];
  return all.flatMap(([cap, usd, committed]) => {
    if (usd === undefined) return [];
    const isOver = toSpend > 0 && micros(committed) + toSpend > micros(usd);
    return [{ cap, usd, committedUsd: committed, isOver }];
  });
}

// Estimates come from whole micro-dollars, so rounding finds them again.
const estimateMicros = ({ estimateUsd }: Pick<ClipTask, 'estimateUsd'>) => micros(estimateUsd);

const micros = (usd: number) => Math.round(usd * 1_000_000);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
