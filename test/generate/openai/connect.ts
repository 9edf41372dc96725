import { createOpenai } from '../../../src/generate/providers/openai/openai.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import { openVault } from '../../../src/secrets/vault.ts';

export const key = 'sk-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

interface Connection {
  readonly now?: () => number;
  /** Gives up on a silent server after so many milliseconds; short only where it is silent, since a busy machine is slow too. */
  readonly limit?: number;
}

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, { now = Date.now, limit = 30_000 }: Connection = {}): Promise<VideoProvider> {
  const env = { REELMILL_OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key };
  const limits = { createMs: limit, readMs: limit, silenceMs: limit };
  return createOpenai({ env, fetch: globalThis.fetch, config: {}, secret: openVault(env).read, now, limits });
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
