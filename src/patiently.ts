import { backOff } from './back-off.ts';
import type { Clock } from './clock.ts';
import { ProviderError, UserError } from './errors.ts';

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
