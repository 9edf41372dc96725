import { expect, test } from 'vitest';
import { openVault } from '../../../src/secrets/vault.ts';
import { openaiSettings } from '../../../src/generate/providers/openai/settings.ts';

const env = { OPENAI_API_KEY: ' sk-1 \n', TEAM_KEY: 'sk-2', REELMILL_OPENAI_BASE_URL: 'http://localhost:4000/v1/' };

test.each([
  ['the environment', {}, { baseUrl: 'http://localhost:4000/v1', host: 'localhost:4000', key: 'sk-1' }],
  [
    'the configuration first',
    { baseUrl: 'https://gateway.example.com/v1', apiKey: '${TEAM_KEY}' },
    { baseUrl: 'https://gateway.example.com/v1', host: 'gateway.example.com', key: 'sk-2' },
  ],
])('come from %s', async (_name, config, settings) => {
  expect(await openaiSettings(config, { env, secret: openVault(env).read })).toMatchObject(settings);
});

test('the protocol is spoken as OpenAI wrote it, but for what the configuration says', async () => {
  const { dialect } = await openaiSettings({ seconds: 'number' }, { env, secret: openVault(env).read });
  const usual = { encoding: 'multipart', size: 'pixels', extra: {}, send: [], list: {}, extend: false };
  expect(dialect).toEqual({ ...usual, seconds: 'number' });
});

test.each([
  ['no address', { ...env, REELMILL_OPENAI_BASE_URL: '' }, /closed its own Videos API on 2026-09-24/],
  ["OpenAI's own address", { ...env, REELMILL_OPENAI_BASE_URL: 'https://api.openai.com/v1' }, /closed/],
  ['no web address', { ...env, REELMILL_OPENAI_BASE_URL: 'localhost:4000' }, /no web address/],
  ['a password in it', { ...env, REELMILL_OPENAI_BASE_URL: 'https://me:secret@x.example/v1' }, /^(?!.*secret)/],
  ['no key', { ...env, OPENAI_API_KEY: '  ' }, /key is needed in OPENAI_API_KEY/],
  ['a broken key', { ...env, OPENAI_API_KEY: 'sk-secret\n2' }, /^(?!.*secret)/],
])('with %s, say what to set', async (_name, broken, message) => {
  await expect(openaiSettings({}, { env: broken, secret: openVault(broken).read })).rejects.toThrow(
    expect.objectContaining({
      name: 'UserError',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\w/),
    }),
  );
});
