import { ProviderError } from './errors.ts';

const firstMs = 1000;
const longestMs = 30_000;

/** Milliseconds to wait after the nth error in a row: doubling, spread over half its length, never less than the service asked for. */
export function backOff(errors: number, error: unknown, random: () => number): number {
  const step = Math.min(longestMs, firstMs * 2 ** (errors - 1));
  const asked = error instanceof ProviderError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, step / 2) + (step / 2) * random();
}
