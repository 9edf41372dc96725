import type { Clock } from '../../src/clock.ts';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface TestClock extends Clock {
  /** The same object, whose methods take no time: the clock stands still until their promises are settled. */
  hold<T extends object>(target: T): T;
}

/** A clock that jumps to the next sleeper whenever nothing else is under way: hours pass in milliseconds. */
export function createTestClock(start = Date.UTC(2026, 10, 23)): TestClock {
  let now = start;
  let ticking = false;
  let held = 0;
  const sleepers = new Set<Sleeper>();

  function tick(): void {
    if (held === 0) wakeNext();
    ticking = sleepers.size > 0;
    if (ticking) setTimeout(tick, 1);
  }

  function wakeNext(): void {
    const next = [...sleepers].toSorted((one, other) => one.at - other.at)[0];
    if (next === undefined) return;
    sleepers.delete(next);
    now = Math.max(now, next.at);
    next.wake();
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
    hold: (target) =>
      new Proxy(target, {
        get(object, name) {
          const value: unknown = Reflect.get(object, name);
          if (typeof value !== 'function') return value;
          return (...values: unknown[]): unknown => {
            const answer: unknown = Reflect.apply(value, object, values);
            if (!(answer instanceof Promise)) return answer;
            held += 1;
            return answer.finally(() => {
              held -= 1;
            });
          };
        },
      }),
  };
}
