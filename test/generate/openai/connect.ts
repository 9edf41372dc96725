import { configSchema } from '../../../src/campaign/config-schema.ts';
import type { OpenaiConfig } from '../../../src/generate/provider-tools.ts';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import type { Media } from '../../../src/media/media.ts';
import { createOpenai } from '../../../src/generate/providers/openai/openai.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import { openVault } from '../../../src/secrets/vault.ts';

export const key = 'sk-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

interface Connection {
  readonly now?: () => number;
  /** Gives up on a silent server after so many milliseconds; short only where it is silent, since a busy machine is slow too. */
  readonly limit?: number;
  /** `providers.openai` of the configuration. */
  readonly config?: Partial<OpenaiConfig> | undefined;
  /** Needed only to cut. */
  readonly media?: Media;
  readonly fetch?: typeof globalThis.fetch;
  readonly webhookSecret?: string;
}

/** The provider as a person would set it up for that address. */
export function connect(baseUrl: string, connection: Connection = {}): Promise<VideoProvider> {
  const {
    now = Date.now,
    limit = 30_000,
    config,
    media = noMedia,
    webhookSecret,
    fetch = globalThis.fetch,
  } = connection;
  const env = { REELMILL_OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: key, WEBHOOK_SECRET: webhookSecret };
  const limits = { createMs: limit, readMs: limit, silenceMs: limit };
  const secrets = webhookSecret === undefined ? {} : { openai: '${WEBHOOK_SECRET}' };
  const { providers, webhooks } = configSchema.parse({
    providers: config && { openai: config },
    webhooks: { secrets },
  });
  const tools = { env, fetch, media, config: providers, webhooks, secret: openVault(env).read, now };
  return createOpenai({ ...tools, limits });
}

const noMedia = createMedia({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', version: '7.0', origin: 'PATH' });

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('It did not fail.');
}
