import { configSchema } from '../../../src/campaign/config-schema.ts';
import { keyVariables } from '../../../src/generate/key-variables.ts';
import type { VideoProvider } from '../../../src/generate/provider.ts';
import { createAiSdk } from '../../../src/generate/providers/ai-sdk/ai-sdk.ts';
import { aiGateway } from '../../../src/generate/providers/ai-sdk/ai-gateway.ts';
import { alibaba } from '../../../src/generate/providers/ai-sdk/alibaba.ts';
import { blackForestLabs } from '../../../src/generate/providers/ai-sdk/black-forest-labs.ts';
import { fal } from '../../../src/generate/providers/ai-sdk/fal.ts';
import { googleVertex } from '../../../src/generate/providers/ai-sdk/google-vertex.ts';
import { minimax } from '../../../src/generate/providers/ai-sdk/minimax.ts';
import { replicate } from '../../../src/generate/providers/ai-sdk/replicate.ts';
import type { Service } from '../../../src/generate/providers/ai-sdk/service.ts';
import { xai } from '../../../src/generate/providers/ai-sdk/xai.ts';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { openVault } from '../../../src/secrets/vault.ts';
import { gatewayDialect } from '../../emulators/ai-sdk/ai-gateway.ts';
import { alibabaDialect } from '../../emulators/ai-sdk/alibaba.ts';
import { bflDialect } from '../../emulators/ai-sdk/black-forest-labs.ts';
import type { Dialect } from '../../emulators/ai-sdk/dialect.ts';
import { falDialect } from '../../emulators/ai-sdk/fal.ts';
import { vertexDialect } from '../../emulators/ai-sdk/google-vertex.ts';
import { minimaxDialect } from '../../emulators/ai-sdk/minimax.ts';
import { replicateDialect } from '../../emulators/ai-sdk/replicate.ts';
import { xaiDialect } from '../../emulators/ai-sdk/xai.ts';
import { clipRequest } from '../clip-request.ts';

export const key = 'sk-test-4f9a2c7b1e';
export const patient = new AbortController().signal;

export interface Case {
  readonly service: Service;
  readonly dialect: Dialect;
  readonly model: string;
}

/** Every service with a model of it and an emulator that speaks as it does. */
export const cases: readonly Case[] = [
  { service: googleVertex, dialect: vertexDialect, model: 'veo-3.1-fast-generate-001' },
  { service: xai, dialect: xaiDialect, model: 'grok-imagine-video' },
  { service: alibaba, dialect: alibabaDialect, model: 'wan3.0-video' },
  { service: minimax, dialect: minimaxDialect, model: 'MiniMax-H3' },
  { service: blackForestLabs, dialect: bflDialect, model: 'flux-3-video' },
  { service: fal, dialect: falDialect, model: 'bytedance/seedance-2.0/text-to-video' },
  { service: replicate, dialect: replicateDialect, model: 'google/veo-3.1-fast' },
  { service: aiGateway, dialect: gatewayDialect, model: 'bytedance/seedance-2.0' },
];

export const named = cases.map((each) => [each.service.id, each] as const);

export function caseOf(id: Service['id']): Case {
  const found = cases.find(({ service }) => service.id === id);
  if (found === undefined) throw new Error(`There is no case of ${id}.`);
  return found;
}

/** A clip of 6 seconds in 720p, upright and silent where the model leaves a choice. */
export function ask({ service, model }: Case, changes: Partial<ClipRequest> = {}): ClipRequest {
  return clipRequest({
    provider: service.id,
    model,
    seconds: 6,
    aspect: '9:16',
    width: 720,
    height: 1280,
    resolution: '720p',
    seed: 7,
    audio: service.id === 'minimax' ? undefined : false,
    ...changes,
  });
}

interface Connecting {
  readonly now?: () => number;
  /** Gives up on a silent server after so many milliseconds; short only where it is silent, since a busy machine is slow too. */
  readonly limit?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly fetch?: typeof globalThis.fetch;
  readonly account?: string;
}

/** The provider as a person would set it up for that address. */
export function connect({ service }: Case, baseUrl: string, options: Connecting = {}): Promise<VideoProvider> {
  const { now = Date.now, limit = 30_000, fetch = globalThis.fetch, account } = options;
  const env = {
    [keyVariables[service.id] ?? '']: key,
    REPLICATE_WEBHOOK: `whsec_${btoa('a secret of Replicate')}`,
    ...options.env,
  };
  const config = configSchema.parse({
    providers: { [service.id]: { baseUrl, ...(account !== undefined && { account }) } },
    webhooks: { secrets: { replicate: '${REPLICATE_WEBHOOK}' } },
  });
  const limits = { startMs: limit, readMs: limit, silenceMs: limit };
  // Making a provider runs none of these programs.
  const media = createMedia({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', version: '7.0', origin: 'PATH' });
  const { providers, webhooks } = config;
  const secret = openVault(env).read;
  return createAiSdk(service, {
    media,
    env,
    fetch,
    config: providers,
    ...(webhooks && { webhooks }),
    secret,
    now,
    limits,
  });
}
