import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../../../src/errors.ts';
import { accountsFolder } from '../../../src/publish/accounts/accounts-folder.ts';
import { expiryWarning } from '../../../src/publish/accounts/expiry.ts';
import { openAccounts } from '../../../src/publish/accounts/open-accounts.ts';
import type { Secrets } from '../../../src/publish/accounts/secrets.ts';
import type { Account } from '../../../src/publish/publisher-tools.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { tokenService } from './token-service.ts';

const account: Account = { service: 'tiktok', name: 'brand', id: 'open-1', baseUrl: undefined, settings: {} };
const start = Date.parse('2026-11-23T10:00:00Z');
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();
const day = 86_400;

function open(folder: string) {
  let now = start;
  const known: string[] = [];
  const accounts = openAccounts(folder, { fetch, now: () => now, onSecrets: (secrets) => void known.push(...secrets) });
  const later = (seconds: number) => {
    now += seconds * 1000;
  };
  return { accounts, later, known };
}

const rotating = (url: string): Secrets => ({
  accessToken: 'access-0',
  expiresAt: at(7200),
  refreshToken: 'refresh-0',
  refreshExpiresAt: at(180 * day),
  renewal: { kind: 'refresh-token', url, clientId: 'app', clientSecret: 'app-secret', clientIdName: 'client_key' },
});

/** TikTok's habit: each refresh token works once. */
async function rotatingService() {
  let current = 0;
  return await tokenService(({ body }) => {
    if (new URLSearchParams(body).get('refresh_token') !== `refresh-${current}`)
      return [400, { error: 'invalid_grant' }];
    current += 1;
    return [200, { access_token: `access-${current}`, expires_in: 7200, refresh_token: `refresh-${current}` }];
  });
}

test('what is saved is listed without secrets, and readable by its owner alone', async () => {
  const folder = join(temporaryFolder(), 'accounts');
  const { accounts, known } = open(folder);
  await accounts.save(account, rotating('http://127.0.0.1:1/token'));
  await accounts.save(
    { ...account, service: 'mastodon', baseUrl: 'https://social.example' },
    { accessToken: 'forever' },
  );
  expect(await accounts.list()).toEqual([
    {
      account: { ...account, service: 'mastodon', baseUrl: 'https://social.example' },
      endsAt: undefined,
    },
    { account, endsAt: at(180 * day) },
  ]);
  expect(known).toEqual(expect.arrayContaining(['access-0', 'refresh-0', 'app-secret', 'forever']));
  const modes = [join(folder, 'tiktok'), join(folder, 'tiktok', 'brand.json')].map(
    async (path) => (await stat(path)).mode & 0o777,
  );
  expect(await Promise.all(modes)).toEqual([0o700, 0o600]);
  await accounts.remove(account);
  expect(await accounts.get('tiktok', 'brand')).toBeUndefined();
});

test('a token is used until shortly before its end, then renewed once for everybody', async () => {
  const { url, asked } = await rotatingService();
  const folder = temporaryFolder();
  const handles = Array.from({ length: 5 }, () => open(folder));
  await handles[0]?.accounts.save(account, rotating(url));
  const ask = () => Promise.all(handles.map(({ accounts }) => accounts.token(account)));
  expect(new Set(await ask())).toEqual(new Set(['access-0']));
  for (const { later } of handles) later(7000);
  expect(new Set(await ask())).toEqual(new Set(['access-1']));
  expect(asked).toEqual([
    {
      method: 'POST',
      url: '/token',
      authorization: undefined,
      body: 'grant_type=refresh_token&refresh_token=refresh-0&client_key=app&client_secret=app-secret',
    },
  ]);
});

test('a token that the service refuses is renewed, once for requests that were under way together', async () => {
  const { url, asked } = await rotatingService();
  const folder = temporaryFolder();
  const [one, other] = [open(folder), open(folder)];
  await one.accounts.save(account, rotating(url));
  await Promise.all([one.accounts.token(account), other.accounts.token(account)]);
  for (const { later } of [one, other]) later(60);
  const renew = { renew: true };
  const answers = [
    one.accounts.token(account, renew),
    one.accounts.token(account, renew),
    other.accounts.token(account, renew),
  ];
  expect(await Promise.all(answers)).toEqual(['access-1', 'access-1', 'access-1']);
  expect(await one.accounts.token(account, renew)).toBe('access-1');
  expect(asked).toHaveLength(1);
  one.later(60);
  expect(await one.accounts.token(account, renew)).toBe('access-2');
});

const renewals: [
  name: string,
  secrets: (url: string) => Secrets,
  answer: unknown,
  asked: object,
  token: string,
  kept: object,
][] = [
  [
    'a confidential client of X, whose answer keeps the refresh token',
    (url) => ({
      ...rotating(url),
      renewal: { kind: 'refresh-token', url, clientId: 'a p', clientSecret: 's', auth: 'basic' },
    }),
    { access_token: 'new', expires_in: 7200 },
    {
      authorization: `Basic ${Buffer.from('a%20p:s').toString('base64')}`,
      body: 'grant_type=refresh_token&refresh_token=refresh-0',
    },
    'new',
    { refreshToken: 'refresh-0', refreshExpiresAt: at(180 * day) },
  ],
  [
    'Instagram, whose token asks for its own successor',
    (url) => ({
      accessToken: 'long-0',
      expiresAt: at(60 * day),
      renewal: { kind: 'exchange', url, grantType: 'ig_refresh_token' },
    }),
    { access_token: 'long-1', expires_in: 5_184_000 },
    { method: 'GET', url: '/token?grant_type=ig_refresh_token&access_token=long-0' },
    'long-1',
    { expiresAt: at(41 * day + 60 * day) },
  ],
  [
    'Bluesky, whose tokens say themselves when they end',
    (url) => ({ accessToken: 'jwt', expiresAt: at(1), refreshToken: 'refresh-jwt', renewal: { kind: 'session', url } }),
    {
      accessJwt: `h.${Buffer.from(JSON.stringify({ exp: start / 1000 + 9000 })).toString('base64url')}.s`,
      refreshJwt: 'next-jwt',
    },
    { method: 'POST', authorization: 'Bearer refresh-jwt' },
    expect.stringMatching(/^h\./),
    { expiresAt: at(9000), refreshToken: 'next-jwt' },
  ],
];

test.each(renewals)('renewal of %s', async (_, secrets, answer, request, token, kept) => {
  const { url, asked } = await tokenService(() => [200, answer]);
  const folder = temporaryFolder();
  const { accounts, later } = open(folder);
  await accounts.save(account, secrets(url));
  later(41 * day);
  expect(await accounts.token(account)).toEqual(token);
  expect(asked).toEqual([expect.objectContaining(request)]);
  const stored: unknown = JSON.parse(await readFile(join(folder, 'tiktok', 'brand.json'), 'utf8'));
  expect(stored).toMatchObject({ account: { id: 'open-1' }, secrets: kept });
});

test.each([
  ['the refresh token is worth nothing any more', 400, { error: 'invalid_grant' }],
  ['an error with 200', 200, { error: 'invalid_request', error_description: 'Refresh token is invalid' }],
])('a person must connect again: %s', async (_, status, body) => {
  const { url } = await tokenService(() => [status, body]);
  const { accounts, later } = open(temporaryFolder());
  await accounts.save(account, rotating(url));
  later(8000);
  const error: unknown = await accounts.token(account).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({
    message: 'The account tiktok/brand was disconnected by the service.',
    hint: 'Connect it again: reelmill connect tiktok --account brand',
  });
});

test('a service that cannot answer is no reason to connect again, nor to stop while the old token does', async () => {
  const { url } = await tokenService(() => [503, {}]);
  const { accounts, later } = open(temporaryFolder());
  await accounts.save(account, rotating(url));
  later(7000);
  expect(await accounts.token(account)).toBe('access-0');
  later(1000);
  const error: unknown = await accounts.token(account).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ nothingStarted: true, retryable: true });
});

test('an account that is not there, cannot be read or cannot be named', async () => {
  const folder = temporaryFolder();
  const { accounts } = open(folder);
  await expect(accounts.token(account)).rejects.toThrow('The account tiktok/brand is not connected.');
  await mkdir(join(folder, 'tiktok'), { recursive: true });
  await writeFile(join(folder, 'tiktok', 'brand.json'), '{ "secrets": { "accessToken": "s3cret-value"');
  const error: unknown = await accounts.token(account).catch((reason: unknown) => reason);
  expect(String(error)).not.toContain('s3cret');
  expect(error).toMatchObject({ hint: 'Connect it again: reelmill connect tiktok --account brand' });
  await expect(accounts.save({ ...account, name: '../x' }, { accessToken: 'a' })).rejects.toThrow('cannot be the name');
  expect(await readdir(folder)).toEqual(['tiktok']);
});

test.each([
  [undefined, undefined],
  [at(8 * day), undefined],
  [at(5.5 * day), 'The connection to linkedin/brand ends in 5 days: reelmill connect linkedin --account brand'],
  [at(60), 'The connection to linkedin/brand ends today: reelmill connect linkedin --account brand'],
  [at(-60), 'The connection to linkedin/brand must be connected again: reelmill connect linkedin --account brand'],
])('a connection that ends %s', (endsAt, warning) => {
  expect(expiryWarning({ service: 'linkedin', name: 'brand', endsAt }, start)).toBe(warning);
});

test.each([
  ['linux', { HOME: '/home/ana' }, '/home/ana/.config/reelmill/accounts'],
  ['linux', { HOME: '/home/ana', XDG_CONFIG_HOME: '/cfg' }, '/cfg/reelmill/accounts'],
  ['darwin', { HOME: '/Users/ana' }, '/Users/ana/.config/reelmill/accounts'],
  ['win32', { HOME: '/x', APPDATA: '/AppData' }, '/AppData/reelmill/accounts'],
] as const)('accounts on %s with %j are in %s', (platform, env, folder) => {
  expect(accountsFolder(env, platform)).toBe(folder);
});
