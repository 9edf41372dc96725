import type { PostEvent, PublishEvent } from './publish/publish-event.ts';
import type { RunEvent } from './run/events.ts';

type ClipEvent = Extract<RunEvent, { type: 'clip' }>;

interface News {
  readonly event: ClipEvent | Extract<RunEvent, { type: 'deliverable' }> | PostEvent;
  readonly since: number;
}

/** Lets every change of state pass, with how long the state before it lasted in milliseconds, and no progress within a state. */
export function newsFilter(now: () => number): (event: RunEvent | PublishEvent) => object | undefined {
  const last = new Map<string, News>();
  return (event) => {
    if (event.type !== 'clip' && event.type !== 'deliverable' && event.type !== 'post') return event;
    const subject = event.type === 'deliverable' ? event.id : event.key;
    const before = last.get(subject);
    if (before?.event.state === event.state) return undefined;
    const news = { event: { ...jobOf(before?.event, event), ...event }, since: now() };
    last.set(subject, news);
    if (before === undefined) return news.event;
    return { ...news.event, after: before.event.state, ms: news.since - before.since };
  };
}

/** Later events of a clip name its job no more. A fallback has a job of its own. */
function jobOf(before: News['event'] | undefined, event: News['event']): Pick<ClipEvent, 'model' | 'operation'> {
  if (before?.type !== 'clip' || event.type !== 'clip' || before.provider !== event.provider) return {};
  const { model, operation } = before;
  return { ...(model && { model }), ...(operation && { operation }) };
}
