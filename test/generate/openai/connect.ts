import { createOpenai } from '../../../src/generate/providers/openai/openai.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';

export const key = 'sk-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

interface Connection {
  readonly now?: () => number;
  /** Gives up on a silent server within a moment; only for tests in which it is silent, since a busy machine is slow too. */
  readonly hasty?: boolean;
}

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, { now = Date.now, hasty = false }: Connection = {}): VideoProvider {
  const env = { REELMILL_OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key };
  const ms = hasty ? 200 : 30_000;
  const limits = { createMs: ms, readMs: ms, silenceMs: ms };
  return createOpenai({ env, fetch: globalThis.fetch, config: {}, now, limits });
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}
