import type { RunEvent } from '../../run/events.ts';
import { textWidth } from '../text-width.ts';

// What the terminal knows of a run, worked out from its events alone.

export interface RunView {
  readonly campaign: string;
  readonly estimateUsd: number;
  readonly clips: Tally;
  readonly deliverables: Tally;
  /** What is being worked on, in the order it began. */
  readonly active: ReadonlyMap<string, Activity>;
  /** Columns of the widest label so far. */
  readonly labelWidth: number;
}

export interface Tally {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

export interface Activity {
  readonly kind: 'clip' | 'video';
  readonly label: string;
  readonly doing: string;
  /** 0 to 1 */
  readonly progress: number | undefined;
}

export const emptyRunView: RunView = {
  campaign: '',
  estimateUsd: 0,
  clips: { total: 0, done: 0, failed: 0 },
  deliverables: { total: 0, done: 0, failed: 0 },
  active: new Map(),
  labelWidth: 0,
};

/** The view after one more event. */
export function advance(view: RunView, event: RunEvent): RunView {
  switch (event.type) {
    case 'run-started':
      return {
        ...emptyRunView,
        campaign: event.campaign,
        estimateUsd: event.estimateUsd,
        clips: { total: event.clips, done: event.cachedClips, failed: 0 },
        deliverables: { total: event.deliverables, done: event.cachedDeliverables, failed: 0 },
      };
    case 'clip':
      return withActivity(
        { ...view, clips: count(view.clips, event.state) },
        `clip ${event.key}`,
        { kind: 'clip', label: event.label, doing: clipWords(event), progress: event.progress },
        event.state,
      );
    case 'deliverable':
      return withActivity(
        { ...view, deliverables: count(view.deliverables, event.state) },
        event.id,
        { kind: 'video', label: event.id, doing: event.state, progress: event.progress },
        event.state,
      );
    default:
      return view;
  }
}

function count(tally: Tally, state: string): Tally {
  if (state === 'ready') return { ...tally, done: tally.done + 1 };
  if (state === 'failed' || state === 'unknown' || state === 'skipped') return { ...tally, failed: tally.failed + 1 };
  return tally;
}

/** These work on this machine: nothing comes from anywhere. */
const local: Readonly<Record<string, string>> = { animatic: 'drawing', footage: 'copying' };

function clipWords({ provider, state }: Extract<RunEvent, { type: 'clip' }>): string {
  return local[provider] ?? state;
}

const working = new Set(['starting', 'running', 'downloading', 'rendering', 'inspecting']);

function withActivity(view: RunView, id: string, activity: Activity, state: string): RunView {
  const active = new Map(view.active);
  if (working.has(state)) active.set(id, activity);
  else active.delete(id);
  return { ...view, active, labelWidth: Math.max(view.labelWidth, textWidth(activity.label)) };
}
