import type { Clock } from './clock.ts';

const windowMs = 60_000;

export interface RateLimit {
  /** Resolves when another start is allowed, with a function that gives the place back when it was not used. */
  take(signal: AbortSignal): Promise<() => void>;
}

/** At most `perMinute` starts in any 60 seconds: a sliding window, since a fixed one lets twice as many through at its edge. */
export function createRateLimit(perMinute: number, clock: Clock): RateLimit {
  const starts = new Set<{ readonly at: number }>();

  return {
    async take(signal) {
      for (;;) {
        signal.throwIfAborted();
        const oldest = forget(starts, clock.now() - windowMs);
        if (oldest === undefined || starts.size < perMinute) break;
        await clock.sleep(oldest.at + windowMs - clock.now(), signal);
      }
      const start = { at: clock.now() };
      starts.add(start);
      return () => starts.delete(start);
    },
  };
}

/** Drops what has left the window and returns the oldest that is still in it. A set keeps the order of insertion. */
function forget<T extends { readonly at: number }>(starts: Set<T>, until: number): T | undefined {
  for (const start of starts) {
    if (start.at > until) return start;
    starts.delete(start);
  }
  return undefined;
}
