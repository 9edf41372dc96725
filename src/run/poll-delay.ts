/** A provider that works in this process need not be spared, but a loop without a pause would starve everything else. */
const shortestMs = 50;

/** A verdict that is seen late by a hundredth of the waiting so far costs little, and a clip of an hour is not asked about 700 times. */
const lateness = 1 / 50;
const slowest = 4;

/** Milliseconds to the next look at a clip that has been waited for `age`: as the provider wants it, gently longer with time, and spread, so that clips started together do not ask together for ever. */
export function pollDelay(age: number, pollMs: number, random: () => number): number {
  const step = Math.min(slowest * pollMs, Math.max(pollMs, age * lateness));
  return Math.max(shortestMs, step * (0.9 + 0.2 * random()));
}

/** Milliseconds to the first look. When clips of this model were seen to take so long at least, there is no use in asking much earlier. */
export function firstPollDelay(soonestMs: number | undefined, pollMs: number): number {
  return soonestMs === undefined ? 0 : Math.max(pollMs, 0.75 * soonestMs);
}
