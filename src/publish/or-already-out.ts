import { ProviderError } from '../errors.ts';
import type { Post } from './post.ts';
import type { Published } from './publisher.ts';

interface Way<State> {
  publish(post: Post, state: State, signal: AbortSignal): Promise<Published>;
  find?(post: Post, state: State, since: Date, signal: AbortSignal): Promise<Published | undefined>;
}

/** Long before an upload ends, and only to tell it from posts of the same words. */
const backMs = 24 * 3_600_000;

/**
 * publish() for services that make one post of an upload and refuse a second: the refusal may mean that an earlier call of
 * this very post has gone through, whose answer was lost and which showed too late to be found. Nobody may be told that it
 * failed while it is live: they would render it anew, and post it twice. A look that fails leaves the refusal as it was.
 */
export function orAlreadyOut<State>(way: Way<State>, now: () => number): Way<State>['publish'] {
  return async (post, state, signal) => {
    try {
      return await way.publish(post, state, signal);
    } catch (error) {
      if (!(error instanceof ProviderError) || !error.nothingStarted || error.retryable) throw error;
      const since = new Date(now() - backMs);
      const earlier = await way.find?.(post, state, since, signal).catch(() => undefined);
      if (earlier === undefined) throw error;
      return earlier;
    }
  };
}
