import type { ProviderError } from '../errors.ts';
import type { Clock } from '../clock.ts';

/** How much of what a provider allows it is asked for: less when it says that it has too much to do, more again when it goes well. */
export interface Pace {
  /** How many may be in the making at once. */
  width(): number;
  /** Resolves when the provider may be asked again. */
  rest(signal: AbortSignal): Promise<void>;
  /** To be called when a request leaves; the answer goes to what it returns. */
  sent(): SentRequest;
  /** What the provider said last, when it has refused everything for so long that this run should not wait for it. */
  givenUp(): ProviderError | undefined;
}

export interface SentRequest {
  accepted(): void;
  /** 429, perhaps with a Retry-After. */
  throttled(error: ProviderError): void;
}

const firstMs = 1000;
const longestMs = 60_000;
const giveUpMs = 20 * 60_000;

/** Half as wide after each refusal, one wider after a whole width of accepted requests, as TCP does it; never above `limit`. */
export function createPace(limit: number, clock: Clock): Pace {
  let width = limit;
  let accepted = 0;
  let refusals = 0;
  let refusedSince = 0;
  let givenUp: ProviderError | undefined;
  let restUntil = 0;
  let halvings = 0;

  return {
    width: () => width,
    givenUp: () => givenUp,
    async rest(signal) {
      while (clock.now() < restUntil) await clock.sleep(restUntil - clock.now(), signal);
    },
    sent() {
      const seen = halvings;
      return {
        accepted() {
          refusals = 0;
          accepted += 1;
          if (accepted < width) return;
          accepted = 0;
          width = Math.min(limit, width + 1);
        },
        throttled(error) {
          refusals += 1;
          if (refusals === 1) refusedSince = clock.now();
          const ms = error.retryAfterMs ?? Math.min(longestMs, firstMs * 2 ** (refusals - 1));
          if (clock.now() + ms - refusedSince > giveUpMs) givenUp = error;
          else restUntil = Math.max(restUntil, clock.now() + ms);
          // Requests that were on their way together are refused together: that is one sign, and not many.
          if (seen !== halvings) return;
          halvings += 1;
          accepted = 0;
          width = Math.max(1, Math.floor(width / 2));
        },
      };
    },
  };
}
