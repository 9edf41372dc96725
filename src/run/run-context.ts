import pLimit, { type LimitFunction } from 'p-limit';
import type { Cap, ClaimRequest } from '../ledger/ledger.ts';
import type { ClipTask, Plan } from '../plan/plan.ts';
import type { Emit } from './events.ts';
import type { Lane } from './lane.ts';
import { createLanes } from './lanes.ts';
import { micros } from './money.ts';
import { defaultPatience, type Patience } from './patience.ts';
import { createPollers, type Pollers } from './pollers.ts';
import type { RunTools } from './run-tools.ts';
import { type Takes, takesOf } from './takes.ts';
import { throttle } from './throttle.ts';

/** What the parts of one run share. */
export interface RunContext {
  readonly campaign: string;
  readonly caps: ClaimRequest['caps'];
  /** Of the plan, those that show a clip. */
  readonly platformsOf: (task: ClipTask) => string[];
  readonly tools: RunTools;
  readonly patience: Patience;
  readonly emit: Emit;
  readonly warn: (message: string) => void;
  readonly warnings: readonly string[];
  readonly lane: (provider: string) => Lane;
  readonly pollers: Pollers;
  readonly downloads: LimitFunction;
  readonly renders: LimitFunction;
  readonly takes: Takes;
  /** For looking into the ledger: thousands of questions at once would hold a hundred megabytes. */
  readonly looks: LimitFunction;
  /** For reading a provider's list: each reader holds all that is in it, and all of the ledger's jobs. */
  readonly finds: LimitFunction;
  /** For reading stored footage again. */
  readonly checks: LimitFunction;
  /** For paid requests on their way: aborted a while after the run is, so that their operation can still be written down. */
  readonly lastWords: AbortSignal;
  /** Why the budget refused a clip: from then on nothing is started that costs money. */
  readonly spending: { refusal: string | undefined };
}

interface ContextOptions {
  readonly plan: Plan;
  readonly tools: RunTools;
  /** Aborted when the run has ended: takes its timers with it. */
  readonly ended: AbortSignal;
}

const lastWordsMs = 15_000;
const downloadsAtOnce = 8;
const looksAtOnce = 16;
const findsAtOnce = 2;

export function createContext({ plan, tools, ended }: ContextOptions): RunContext {
  const { clock, signal, limits } = tools;
  const warnings: string[] = [];
  const platforms = new Map(plan.deliverables.map(({ id, platform }) => [id, platform]));
  const emit = throttle(tools.emit, clock);
  const patience = { ...defaultPatience, ...tools.patience };
  const warn = (message: string): void => {
    warnings.push(message);
    emit({ type: 'warning', message });
  };
  return {
    campaign: plan.campaign,
    caps: capsOf({ run: tools.caps?.runUsd, campaign: plan.budgetUsd, month: tools.caps?.monthUsd }),
    platformsOf: ({ usedBy }) => [...new Set(usedBy.flatMap((id) => platforms.get(id) ?? []))].toSorted(),
    tools,
    patience,
    emit,
    warnings,
    warn,
    lane: createLanes(limits.clips, clock),
    pollers: createPollers(tools, patience),
    downloads: pLimit(downloadsAtOnce),
    renders: pLimit(limits.renders),
    takes: takesOf(plan.clips, tools.takeBook, warn),
    looks: pLimit(looksAtOnce),
    finds: pLimit(findsAtOnce),
    checks: pLimit(limits.renders),
    lastWords: delayed(signal, () => clock.sleep(lastWordsMs, ended)),
    spending: { refusal: undefined },
  };
}

function capsOf(usd: Readonly<Record<Cap, number | undefined>>): ClaimRequest['caps'] {
  const set = Object.entries(usd).flatMap(([cap, amount]) => (amount === undefined ? [] : [[cap, micros(amount)]]));
  return Object.fromEntries(set);
}

function delayed(signal: AbortSignal, wait: () => Promise<void>): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  const abortLater = (): void => void wait().then(abort, abort);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abortLater, { once: true });
  return controller.signal;
}
