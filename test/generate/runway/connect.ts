import { createRunway } from '../../../src/generate/providers/runway/runway.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { openVault } from '../../../src/secrets/vault.ts';
import { clipRequest } from '../clip-request.ts';

export const key = 'key_test-4f9a2c7b1e';
export const patient = new AbortController().signal;

interface Connection {
  readonly now?: () => number;
  /** Gives up on a silent server after so many milliseconds; short only where it is silent, since a busy machine is slow too. */
  readonly limit?: number;
}

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, { now = Date.now, limit = 30_000 }: Connection = {}): Promise<VideoProvider> {
  const limits = { createMs: limit, readMs: limit, silenceMs: limit };
  const { read: secret } = openVault({ RUNWAYML_API_SECRET: key });
  return createRunway({ fetch: globalThis.fetch, config: { runway: { baseUrl } }, secret, now, limits });
}

export function runwayRequest(changes: Partial<ClipRequest> = {}): ClipRequest {
  const gen45 = { provider: 'runway', model: 'gen4.5', width: 1280, height: 720, resolution: '720p', fps: 24 } as const;
  return clipRequest({ ...gen45, seed: 7, ...changes });
}
