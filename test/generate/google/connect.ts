import { createGoogle } from '../../../src/generate/providers/google/google.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { openVault } from '../../../src/secrets/vault.ts';
import { clipRequest } from '../clip-request.ts';

export const key = 'AIza-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

interface Connection {
  readonly now?: () => number;
  /** Gives up on a silent server after so many milliseconds; short only where it is silent, since a busy machine is slow too. */
  readonly limit?: number;
}

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, { now = Date.now, limit = 30_000 }: Connection = {}): Promise<VideoProvider> {
  const limits = { createMs: limit, readMs: limit, silenceMs: limit };
  const { read: secret } = openVault({ GEMINI_API_KEY: key });
  return createGoogle({ fetch: globalThis.fetch, config: { google: { baseUrl } }, secret, now, limits });
}

export function omniClip(changes: Partial<ClipRequest> = {}): ClipRequest {
  const model = { provider: 'google', model: 'gemini-omni-1.2-flash' };
  return clipRequest({ ...model, width: 1280, height: 720, resolution: '720p', fps: 24, seed: 7, ...changes });
}
