import pLimit, { type LimitFunction } from 'p-limit';
import type { Clock } from './clock.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';

export interface ModelLimits {
  /** Clips in the making at once. */
  readonly concurrent: number;
  readonly startsPerMinute: number;
  readonly startsPerDay?: number | undefined;
}

/** The way to one provider: as wide and as fast as it allows. */
export interface Lane {
  readonly pool: LimitFunction;
  readonly rate: RateLimit;
}

const narrowest: ModelLimits = { concurrent: 1, startsPerMinute: 60 };

/** One lane for each provider, made when it is first asked for. */
export function createLanes(limits: ReadonlyMap<string, ModelLimits>, clock: Clock): (provider: string) => Lane {
  const lanes = new Map<string, Lane>();
  return (provider) => {
    const { concurrent, startsPerMinute } = limits.get(provider) ?? narrowest;
    const lane = lanes.get(provider) ?? { pool: pLimit(concurrent), rate: createRateLimit(startsPerMinute, clock) };
    lanes.set(provider, lane);
    return lane;
  };
}
