import type { Clock } from '../../src/run/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next sleeper whenever the event loop has nothing better to do: hours pass in milliseconds. */
export function createTestClock(start = Date.UTC(2026, 10, 23)): Clock {
  let now = start;
  let ticking = false;
  const sleepers = new Set<Sleeper>();

  function tick(): void {
    const next = [...sleepers].toSorted((one, other) => one.at - other.at)[0];
    ticking = next !== undefined;
    if (next === undefined) return;
    sleepers.delete(next);
    now = Math.max(now, next.at);
    next.wake();
    setTimeout(tick, 1);
  }

  return {
    now: () => now,
    async sleep(ms, signal) {
      signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { at: now + ms, wake: resolve };
      const stop = (): void => {
        sleepers.delete(sleeper);
        reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
      };
      signal.addEventListener('abort', stop, { once: true });
      sleepers.add(sleeper);
      if (!ticking) setTimeout(tick, 1);
      ticking = true;
      await promise.finally(() => signal.removeEventListener('abort', stop));
    },
  };
}
