import { expect, test } from 'vitest';
import { keyVariables } from '../../../src/generate/key-variables.ts';
import type { Service } from '../../../src/generate/providers/ai-sdk/service.ts';
import { settingsOf } from '../../../src/generate/providers/ai-sdk/settings.ts';
import { openVault } from '../../../src/secrets/vault.ts';
import { rejection } from '../rejection.ts';
import { caseOf, named } from './services.ts';

type Env = Readonly<Record<string, string>>;

async function settings(service: Service, env: Env, given: object = {}) {
  // Not read from a file, which would be refused with its place: library users hand over settings of their own.
  const config = { [service.id]: given };
  return await settingsOf(service, { config, env, secret: openVault(env).read });
}

const own: readonly (readonly [Service['id'], Env, string])[] = [
  ['xai', { XAI_API_KEY: 'a' }, 'https://api.x.ai/v1'],
  ['alibaba', { ALIBABA_API_KEY: 'a' }, 'https://dashscope-intl.aliyuncs.com'],
  ['minimax', { MINIMAX_API_KEY: 'a' }, 'https://api.minimax.io'],
  ['black-forest-labs', { BFL_API_KEY: 'a' }, 'https://api.bfl.ai/v1'],
  ['fal', { FAL_API_KEY: 'a', FAL_KEY: 'b' }, 'https://queue.fal.run'],
  ['fal', { FAL_KEY: 'a' }, 'https://queue.fal.run'],
  ['replicate', { REPLICATE_API_TOKEN: 'a' }, 'https://api.replicate.com/v1'],
  ['ai-gateway', { AI_GATEWAY_API_KEY: 'a' }, 'https://ai-gateway.vercel.sh/v4/ai'],
  ['google-vertex', { GOOGLE_VERTEX_API_KEY: 'a' }, 'https://aiplatform.googleapis.com/v1/publishers/google'],
];

test.each(own)('%s with %o', async (id, env, baseUrl) => {
  const { host } = new URL(baseUrl);
  expect(await settings(caseOf(id).service, env)).toEqual({
    provider: id,
    baseUrl,
    host,
    key: 'a',
    account: undefined,
  });
});

test.each([
  [{ GOOGLE_VERTEX_PROJECT: 'p' }, {}, 'us-central1-aiplatform.googleapis.com', 'p', 'us-central1'],
  [{ GOOGLE_VERTEX_PROJECT: 'p', GOOGLE_VERTEX_LOCATION: 'eu' }, {}, 'aiplatform.eu.rep.googleapis.com', 'p', 'eu'],
  [{ GOOGLE_VERTEX_PROJECT: 'p' }, { project: 'q', location: 'global' }, 'aiplatform.googleapis.com', 'q', 'global'],
])('google-vertex lets us in without a key: %o %o', async (env, given, host, project, location) => {
  expect(await settings(caseOf('google-vertex').service, env, given)).toEqual({
    provider: 'google-vertex',
    baseUrl: `https://${host}/v1beta1/projects/${project}/locations/${location}/publishers/google`,
    host,
    key: undefined,
    account: undefined,
  });
});

test('google-vertex needs a project', async () => {
  const error = await rejection(settings(caseOf('google-vertex').service, {}));
  expect(error).toMatchObject({ name: 'UserError', hint: expect.stringContaining('GOOGLE_VERTEX_PROJECT') });
});

test.each(named.filter(([id]) => id !== 'google-vertex'))(
  '%s needs a key, and says where it is looked for',
  async (_id, { service }) => {
    const error = await rejection(settings(service, {}));
    expect(error).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining(keyVariables[service.id] ?? ''),
    });
  },
);

test('the configuration has the last word', async () => {
  const given = { baseUrl: 'http://proxy.local:8080/x/', apiKey: '${TEAM_KEY}', account: 'team' };
  expect(await settings(caseOf('xai').service, { XAI_API_KEY: 'a', TEAM_KEY: 'b' }, given)).toEqual({
    provider: 'xai',
    baseUrl: 'http://proxy.local:8080/x',
    host: 'proxy.local:8080',
    key: 'b',
    account: 'team',
  });
});

test.each(['api.x.ai', 'ftp://api.x.ai', 'https://me:secret@api.x.ai', 'https://api.x.ai/?key=secret'])(
  'an address such as %s is refused, and no secret in it shown',
  async (baseUrl) => {
    const error = await rejection(settings(caseOf('xai').service, { XAI_API_KEY: 'a' }, { baseUrl }));
    expect(error).toMatchObject({ name: 'UserError', hint: expect.any(String) });
    expect(String(error)).not.toContain('secret');
  },
);
