import type { LaneLimits } from '../ledger/ledger.ts';
import type { Clock } from '../clock.ts';
import { createLane, type Lane } from './lane.ts';

/** What a provider allows. A service, with one account, unless said otherwise. */
export type ModelLimits = Pick<LaneLimits, 'concurrent' | 'startsPerMinute'> & Partial<LaneLimits>;

const narrowest: LaneLimits = {
  account: 'default',
  concurrent: 1,
  startsPerMinute: 60,
  startsPerDay: undefined,
  remote: true,
};

/** One lane for each provider, made when it is first asked for. */
export function createLanes(limits: ReadonlyMap<string, ModelLimits>, clock: Clock): (provider: string) => Lane {
  const lanes = new Map<string, Lane>();
  return (provider) => {
    const lane = lanes.get(provider) ?? createLane({ ...narrowest, ...limits.get(provider) }, clock);
    lanes.set(provider, lane);
    return lane;
  };
}
