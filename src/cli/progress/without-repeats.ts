import type { RunEvent } from '../../run/events.ts';

/** One clip that fails takes many videos with it: what was said of the clip is not said again of each of them. */
export function withoutRepeats(): (event: RunEvent) => RunEvent {
  const said = new Set<string>();
  return (event) => {
    if (event.type === 'run-started' || event.type === 'run-finished' || event.message === undefined) return event;
    if (event.type !== 'deliverable') {
      said.add(event.message);
      return event;
    }
    const rest = [...said].reduce((text, message) => text.replaceAll(message, ''), event.message);
    return rest.trim() === '' ? { ...event, message: 'as said above' } : event;
  };
}
