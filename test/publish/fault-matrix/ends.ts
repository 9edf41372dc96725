import type { End } from './matrix.ts';

/** It is out. */
export const out = (calls = 1): End => ({ state: 'published', kept: 'published', live: 1, calls });

/** Out, and something is said about it. */
export const outWith = (advice: RegExp): End => ({ ...out(), advice });

/** The service has not done it: what it said is shown, and the next run goes on with the upload. */
export const failed = (advice: RegExp, calls = 0): End => ({
  state: 'failed',
  kept: 'planned',
  live: 0,
  calls,
  advice,
});

/** The run has given it up for now, and the next one goes on. */
export const waiting = (): End => ({ state: 'pending', kept: 'planned', live: 0, calls: 0, advice: /did not go out/ });

/** The service will not have this video. */
export const rejected = (calls = 0): End => ({
  state: 'failed',
  kept: 'failed',
  live: 0,
  calls,
  advice: /`reelmill publish` uploads it anew/,
});

/** Nobody can tell: nothing is sent again, and a person is asked. */
export const unknown = (live = 0): End => ({
  state: 'unknown',
  kept: 'unknown',
  live,
  calls: 1,
  advice: /reelmill resolve/,
});

/** The call has left, and the service cannot be asked yet: the next run looks. */
export const armed = (advice: RegExp): End => ({ state: 'pending', kept: 'armed', live: 1, calls: 1, advice });

/** Nobody knows, and it was not to be found: nothing is sent until the next run has looked once more. */
export const lost = (live = 0): End => ({
  state: 'pending',
  kept: 'armed',
  live,
  calls: 1,
  advice: /looked for once more/,
});
