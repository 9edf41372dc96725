import type { RunEvent } from '../../run/events.ts';
import { count, usd } from '../format.ts';
import type { Paint } from '../paint.ts';

/** The line that stays on the screen for an event, or nothing where the event is only progress. */
export function outcomeLine(event: RunEvent, paint: Paint): string | undefined {
  switch (event.type) {
    case 'run-started':
      return startLine(event, paint);
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

/** Nothing when there is nothing to make: the end says so. */
function startLine(event: Extract<RunEvent, { type: 'run-started' }>, paint: Paint): string | undefined {
  const videos = event.deliverables - event.cachedDeliverables;
  const clips = event.clips - event.cachedClips;
  if (videos === 0) return undefined;
  const parts = [
    `${count(videos, 'video')} to make`,
    clips === 0 ? 'every clip is there' : `${count(clips, 'clip')} to make`,
    ...(event.estimateUsd > 0 ? [`up to ${usd(event.estimateUsd)}`] : []),
  ];
  return `${paint('bold', event.campaign)}  ${parts.join(', ')}`;
}

function clipLine(event: Extract<RunEvent, { type: 'clip' }>, paint: Paint): string | undefined {
  const name = `${event.label}  ${paint('dim', `clip, ${event.provider}${event.costUsd ? `, ${usd(event.costUsd)}` : ''}`)}`;
  if (event.state === 'ready') return `${paint('green', '✓')} ${name}`;
  if (event.state === 're-rolled') return `${paint('yellow', '↻')} ${name}\n${event.message ?? 'asked again'}`;
  if (event.state === 'failed') return `${paint('red', '✗')} ${name}\n${event.message ?? 'failed'}`;
  if (event.state === 'unknown') return `${paint('yellow', '?')} ${name}\n${event.message ?? 'outcome unknown'}`;
  return undefined;
}

function deliverableLine(event: Extract<RunEvent, { type: 'deliverable' }>, paint: Paint): string | undefined {
  if (event.state === 'ready') {
    const made = `${paint('green', '✓')} ${event.id}  ${paint('dim', event.file ?? '')}`.trimEnd();
    return [made, ...(event.remarks ?? []).map((remark) => `${paint('yellow', '!')} ${remark}`)].join('\n');
  }
  if (event.state === 'failed') return because(`${paint('red', '✗')} ${event.id}`, event.message ?? 'failed');
  if (event.state === 'skipped') return because(`${paint('yellow', '-')} ${event.id}`, event.message ?? 'skipped');
  return undefined;
}

/** Short reasons stand beside what they are about, long ones below. */
function because(subject: string, reason: string): string {
  return `${subject}${reason.length < 40 ? '  ' : '\n'}${reason}`;
}
