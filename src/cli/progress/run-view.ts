import type { RunEvent } from '../../run/events.ts';

// What the terminal knows of a run, worked out from its events alone.

export interface RunView {
  readonly campaign: string;
  readonly estimateUsd: number;
  readonly clips: Tally;
  readonly deliverables: Tally;
  /** What is being worked on, in the order it began. */
  readonly active: ReadonlyMap<string, Activity>;
}

export interface Tally {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

export interface Activity {
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
      return {
        ...view,
        clips: count(view.clips, event.state),
        active: activity(view, `clip ${event.key}`, event.label, event),
      };
    case 'deliverable':
      return {
        ...view,
        deliverables: count(view.deliverables, event.state),
        active: activity(view, event.id, event.id, event),
      };
    default:
      return view;
  }
}

function count(tally: Tally, state: string): Tally {
  if (state === 'ready') return { ...tally, done: tally.done + 1 };
  if (state === 'failed' || state === 'unknown' || state === 'skipped') return { ...tally, failed: tally.failed + 1 };
  return tally;
}

const working = new Set(['starting', 'running', 'downloading', 'rendering', 'inspecting']);

function activity(
  view: RunView,
  id: string,
  label: string,
  event: { readonly state: string; readonly progress?: number },
): ReadonlyMap<string, Activity> {
  const active = new Map(view.active);
  if (working.has(event.state)) active.set(id, { label, doing: event.state, progress: event.progress });
  else active.delete(id);
  return active;
}
