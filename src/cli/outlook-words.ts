import type { Outlook } from '../plan/assess-plan.ts';
import type { Paint } from './paint.ts';

const colours: Readonly<Record<Outlook, Parameters<Paint>[0]>> = {
  new: 'green',
  changed: 'yellow',
  cached: 'dim',
  'in-flight': 'cyan',
  failed: 'red',
  unknown: 'yellow',
};

const words: Readonly<Record<Outlook, string>> = {
  new: 'new',
  changed: 'changed',
  cached: 'made',
  'in-flight': 'in the making',
  failed: 'failed',
  unknown: 'unknown',
};

export function outlookWord(state: Outlook | undefined, paint: Paint): string {
  return state === undefined ? '' : paint(colours[state], words[state]);
}

/** `3 new, 18 made`, in the order in which work proceeds. */
export function tally(states: readonly Outlook[]): string {
  const counts = Map.groupBy(states, (state) => state);
  const order: readonly Outlook[] = ['new', 'changed', 'in-flight', 'cached', 'failed', 'unknown'];
  const parts = order.flatMap((state) => (counts.has(state) ? [`${counts.get(state)?.length} ${words[state]}`] : []));
  return parts.join(', ') || 'none';
}
