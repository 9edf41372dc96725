import { expect, test } from 'vitest';
import { serviceSettings } from '../../src/generate/service-settings.ts';
import { openVault } from '../../src/secrets/vault.ts';

const defaults = { provider: 'runway', baseUrl: 'https://api.example.com', apiKey: '${RUNWAY_KEY}' };
const { read: secret } = openVault({ RUNWAY_KEY: 'key-1', TEAM_KEY: 'key-2' });

test.each([
  [
    'by themselves',
    {},
    { baseUrl: 'https://api.example.com', host: 'api.example.com', key: 'key-1', account: undefined },
  ],
  [
    'from the configuration',
    { baseUrl: 'http://localhost:4000/runway/', apiKey: '${TEAM_KEY}', account: 'team' },
    { baseUrl: 'http://localhost:4000/runway', host: 'localhost:4000', key: 'key-2', account: 'team' },
  ],
])('%s', async (_name, config, settings) => {
  expect(await serviceSettings(config, defaults, { secret })).toEqual({ provider: 'runway', ...settings });
});

test.each([
  ['no web address', { baseUrl: 'localhost:4000' }, /no web address/],
  ['a password in it', { baseUrl: 'https://me:secret@x.example' }, /^(?!.*secret)/],
  ['a key in it', { baseUrl: 'https://x.example/?key=secret' }, /^(?!.*secret)/],
  ['no key', { apiKey: '${NONE}' }, /key is needed in NONE/],
])('with %s, say what to set', async (_name, config, message) => {
  await expect(serviceSettings(config, defaults, { secret })).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(/\w/),
  });
});
