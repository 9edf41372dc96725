import type { Clock } from './clock.ts';
import type { Emit, RunEvent } from './events.ts';

/** Lets every change of state through, and progress within a state at most once in `everyMs` for each clip and deliverable. */
export function throttle(emit: Emit, clock: Clock, everyMs = 200): Emit {
  const last = new Map<string, { readonly state: string; readonly at: number }>();
  return (event) => {
    const subject = subjectOf(event);
    if (subject !== undefined) {
      const before = last.get(subject.name);
      const at = clock.now();
      if (before?.state === subject.state && at - before.at < everyMs) return;
      last.set(subject.name, { state: subject.state, at });
    }
    emit(event);
  };
}

function subjectOf(event: RunEvent): { name: string; state: string } | undefined {
  if (event.type === 'clip') return { name: `clip ${event.key}`, state: event.state };
  if (event.type === 'deliverable') return { name: `deliverable ${event.id}`, state: event.state };
  return undefined;
}
