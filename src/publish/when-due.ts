export type Due =
  /** At once, or at the time that the service keeps by itself. */
  | { readonly kind: 'now' }
  /** We wait: milliseconds since 1970. */
  | { readonly kind: 'held'; readonly dueMs: number }
  | { readonly kind: 'past' };

interface Moment {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the service waits by itself. */
  readonly native: boolean;
  /** Whether an earlier run has accepted this very time while it was ahead. */
  readonly accepted: boolean;
}

/** A post that was accepted in time may go out a little late: whoever looks every quarter of an hour is never on time. */
const lateMs = 60 * 60_000;

/** What a schedule (ISO 8601 with offset) means now. */
export function whenDue(schedule: string | undefined, { now, native, accepted }: Moment): Due {
  if (schedule === undefined) return { kind: 'now' };
  const dueMs = Date.parse(schedule);
  if (dueMs > now) return native ? { kind: 'now' } : { kind: 'held', dueMs };
  return accepted && now - dueMs <= lateMs ? { kind: 'now' } : { kind: 'past' };
}
