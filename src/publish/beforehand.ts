import { ProviderError } from '../errors.ts';

/** For what is asked just before the irreversible call: whatever fails in it, the post has not been touched. */
export async function beforehand<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { message, provider, retryable, retryAfterMs, hint } = error;
    throw new ProviderError(message, {
      provider,
      nothingStarted: true,
      retryable,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(hint === undefined ? {} : { hint }),
      cause: error,
    });
  }
}
