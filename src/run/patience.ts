import { ProviderError, UserError } from '../errors.ts';
import type { Clock } from './clock.ts';

/** How long a run believes that a service will come round. Times in milliseconds. */
export interface Patience {
  /** Times a start is sent when the service proves each time that nothing was started. */
  readonly starts: number;
  /** Errors in a row while polling. */
  readonly polls: number;
  readonly downloads: number;
  /** How long after a request left the service may not list its job yet. */
  readonly absenceMs: number;
  /** How long a clip may be in the making before this run leaves it to the next one. */
  readonly deadlineMs: number;
}

// A gateway that was left in the middle of a create still passes it on to the service behind it.
const absenceMs = 20_000;

export const defaultPatience: Patience = { starts: 5, polls: 20, downloads: 5, absenceMs, deadlineMs: 60 * 60_000 };

interface Asking {
  readonly times: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** Asks a read-only question again until it is answered. What a person must mend, or would be answered the same, is not asked again. */
export async function patiently<T>(ask: () => Promise<T>, { times, clock, random, signal }: Asking): Promise<T> {
  for (let errors = 1; ; errors += 1) {
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (isFinal(error) || errors >= times) throw error;
      await clock.sleep(backOff(errors, error, random), signal);
    }
  }
}

function isFinal(error: unknown): boolean {
  return error instanceof UserError || (error instanceof ProviderError && !error.retryable);
}

const firstMs = 1000;
const longestMs = 30_000;

/** Milliseconds to wait after the nth error in a row: doubling, spread over half its length, never less than the service asked for. */
export function backOff(errors: number, error: unknown, random: () => number): number {
  const step = Math.min(longestMs, firstMs * 2 ** (errors - 1));
  const asked = error instanceof ProviderError ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, step / 2) + (step / 2) * random();
}
