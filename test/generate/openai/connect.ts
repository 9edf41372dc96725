import { createOpenai } from '../../../src/generate/providers/openai/openai.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';

export const key = 'sk-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, now: () => number = Date.now): VideoProvider {
  const env = { REELMILL_OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key };
  return createOpenai({ env, fetch: globalThis.fetch, config: {}, now, silenceMs: 200 });
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
