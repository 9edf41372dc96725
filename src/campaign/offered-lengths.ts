import type { Lengths } from './model-schema.ts';

/** Every length that a model makes, in seconds, shortest first. */
export function offeredLengths(lengths: Lengths): number[] {
  if (Array.isArray(lengths)) return lengths.toSorted((a, b) => a - b);
  const { min, max, step } = lengths;
  const steps = Math.floor((max - min) / step + 1e-6);
  // Rounded to a millisecond: 3 + 3 * 0.1 is 3.3000000000000003, and providers print what they get.
  return Array.from({ length: steps + 1 }, (_, n) => Math.round((min + n * step) * 1000) / 1000);
}
