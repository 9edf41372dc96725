import { ProviderError } from '../../../errors.ts';

/** Longer than we wait for an answer, so that a request whose answer was lost is no longer at work. */
const settleMs = 2 * 60_000;

/** Rejects when the lost request may still be carried out: what is not there yet proves nothing. */
export function tooEarly(provider: string, since: Date, now: number): void {
  const left = since.getTime() + settleMs - now;
  if (left <= 0) return;
  throw new ProviderError(`It is too early to say whether ${provider} has published the post.`, {
    provider,
    retryable: true,
    retryAfterMs: left,
  });
}
