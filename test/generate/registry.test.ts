import { expect, test } from 'vitest';
import { configSchema } from '../../src/campaign/config-schema.ts';
import { createProvider, providerIds } from '../../src/generate/registry.ts';
import { openVault } from '../../src/secrets/vault.ts';
import { createMedia } from '../../src/media/ffmpeg.ts';

const env = {
  OPENAI_API_KEY: 'sk-1',
  GEMINI_API_KEY: 'AIza-1',
  RUNWAYML_API_SECRET: 'key_1',
  GOOGLE_VERTEX_API_KEY: 'sk-1',
  XAI_API_KEY: 'sk-1',
  ALIBABA_API_KEY: 'sk-1',
  MINIMAX_API_KEY: 'sk-1',
  BFL_API_KEY: 'sk-1',
  FAL_API_KEY: 'sk-1',
  REPLICATE_API_TOKEN: 'sk-1',
  AI_GATEWAY_API_KEY: 'sk-1',
};
const config = configSchema.parse({ providers: { openai: { baseUrl: 'http://localhost:4000/v1' } } });

const tools = {
  // Making a provider starts nothing, so none of these programs is run.
  media: createMedia({ ffmpeg: 'ffmpeg', ffprobe: 'ffprobe', version: '7.0', origin: 'PATH' }),
  env,
  fetch: globalThis.fetch,
  config: config.providers,
  webhooks: config.webhooks,
  secret: openVault(env).read,
  now: Date.now,
};

test.each(providerIds)('makes %s', async (id) => {
  expect(await createProvider(id, tools)).toMatchObject({ id });
});

test.each([
  ['opnai', 'There is no provider "opnai": did you mean "openai"?'],
  ['constructor', expect.stringContaining('There is no provider "constructor": choose from')],
])('does not know %s', async (id, message) => {
  await expect(createProvider(id, tools)).rejects.toMatchObject({ name: 'UserError', message });
});

test('says what a provider lacks', async () => {
  await expect(createProvider('openai', { ...tools, config: {} })).rejects.toMatchObject({
    name: 'UserError',
    hint: expect.stringContaining('REELMILL_OPENAI_BASE_URL'),
  });
});
