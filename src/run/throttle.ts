import type { Clock } from '../clock.ts';
import type { Emit, RunEvent } from './events.ts';

const everyMs = 200;

/** For each clip and deliverable: every change of state, and progress within a state five times a second. */
export function throttle(emit: Emit, clock: Pick<Clock, 'now'>): Emit {
  const last = new Map<string, { readonly state: string; readonly at: number }>();
  return (event) => {
    const subject = subjectOf(event);
    if (subject !== undefined) {
      const before = last.get(subject.name);
      const at = clock.now();
      if (before?.state === subject.state && (!subject.moves || at - before.at < everyMs)) return;
      last.set(subject.name, { state: subject.state, at });
    }
    emit(event);
  };
}

function subjectOf(event: RunEvent): { name: string; state: string; moves: boolean } | undefined {
  if (event.type !== 'clip' && event.type !== 'deliverable') return undefined;
  const name = event.type === 'clip' ? event.key : event.id;
  return { name, state: event.state, moves: event.progress !== undefined };
}
