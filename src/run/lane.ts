import { setImmediate as breathe } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { Claim, LaneLimits } from '../ledger/ledger.ts';
import type { Clock } from '../clock.ts';
import { createPace, type Pace } from './pace.ts';

type Later = Extract<Claim, { action: 'later' }>;

/** The way to one provider. Its places are counted in the ledger, which other processes share; here those of this run wait in line. */
export interface Lane {
  readonly limits: LaneLimits;
  readonly pace: Pace;
  /** Asks the ledger for a place, one clip after the other, until there is one or the answer is another. */
  enter<T extends { readonly action: string }>(
    ask: (limits: LaneLimits) => Promise<T | Later>,
    signal: AbortSignal,
  ): Promise<T>;
  /** A place has become free: the next in line need not wait until it looks again. */
  readonly leave: () => void;
}

/** Between two looks at places that other processes have. */
const lookMs = 1000;

/** SQLite answers at once: thousands of claims would follow each other without a gap in which a start, a look at a clip or a sign of life gets its turn. */
const withoutBreath = 16;

export function createLane(limits: LaneLimits, clock: Clock): Lane {
  const line = pLimit(1);
  const pace = createPace(limits.concurrent, clock);
  let free = Promise.withResolvers<void>();
  let asked = 0;

  /** Until then, or until a place of this run is free. */
  async function pause(until: number | undefined, signal: AbortSignal): Promise<void> {
    const over = new AbortController();
    const ms = until === undefined ? lookMs : Math.max(0, until - clock.now());
    const slept = clock.sleep(ms, AbortSignal.any([signal, over.signal]));
    await Promise.race([free.promise, slept]).finally(() => over.abort());
  }

  return {
    limits,
    pace,
    enter: (ask, signal) =>
      line(async () => {
        for (;;) {
          await pace.rest(signal);
          signal.throwIfAborted();
          asked += 1;
          if (asked % withoutBreath === 0) await breathe();
          const answer = await ask({ ...limits, concurrent: pace.width() });
          if (!isLater(answer)) return answer;
          await pause(answer.retryAtMs, signal);
        }
      }),
    leave() {
      free.resolve();
      free = Promise.withResolvers();
    },
  };
}

function isLater(answer: { readonly action: string }): answer is Later {
  return answer.action === 'later';
}
