import type { Clock } from '../clock.ts';

/** Long enough for the answer to a call that has left already. */
const lastWordsMs = 15_000;

/** Aborted a while after `signal` is. `ended`: aborted when nobody listens any more. */
export function lastWords(signal: AbortSignal, clock: Clock, ended: AbortSignal): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  const abortLater = (): void => void clock.sleep(lastWordsMs, ended).then(abort, abort);
  if (signal.aborted) abort();
  else signal.addEventListener('abort', abortLater, { once: true });
  return controller.signal;
}
