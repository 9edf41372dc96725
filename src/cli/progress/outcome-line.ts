import type { RunEvent } from '../../run/events.ts';
import { usd } from '../format.ts';
import type { Paint } from '../paint.ts';

/** The line that stays on the screen for an event, or nothing where the event is only progress. */
export function outcomeLine(event: RunEvent, paint: Paint): string | undefined {
  switch (event.type) {
    case 'clip':
      return clipLine(event, paint);
    case 'deliverable':
      return deliverableLine(event, paint);
    case 'warning':
      return `${paint('yellow', '!')} ${event.message}`;
    default:
      return undefined;
  }
}

function clipLine(event: Extract<RunEvent, { type: 'clip' }>, paint: Paint): string | undefined {
  const name = `${event.label} ${paint('dim', `(clip, ${event.provider})`)}`;
  if (event.state === 'ready') return `${paint('green', '✓')} ${name}${event.costUsd ? ` ${usd(event.costUsd)}` : ''}`;
  if (event.state === 'failed') return `${paint('red', '✗')} ${name} ${event.message ?? 'failed'}`;
  if (event.state === 'unknown') return `${paint('yellow', '?')} ${name} ${event.message ?? 'outcome unknown'}`;
  return undefined;
}

function deliverableLine(event: Extract<RunEvent, { type: 'deliverable' }>, paint: Paint): string | undefined {
  if (event.state === 'ready') return `${paint('green', '✓')} ${event.id} ${paint('dim', event.file ?? '')}`.trimEnd();
  if (event.state === 'failed') return `${paint('red', '✗')} ${event.id} ${event.message ?? 'failed'}`;
  if (event.state === 'skipped') return `${paint('yellow', '-')} ${event.id} ${event.message ?? 'skipped'}`;
  return undefined;
}
