import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { type OAuthFault, startOAuth } from '../../emulators/oauth.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { type Attempt, connect, stored } from './connect.ts';
import { services } from './services.ts';

const caseOf = (service: string) => services.find((one) => one.service === service) ?? expect.unreachable();

/** Tries to connect and returns what the person is told; nothing may be kept. */
async function refusalOf(attempt: Omit<Attempt, 'folder'>): Promise<string> {
  const folder = temporaryFolder();
  const error: unknown = await connect({ ...attempt, folder }).catch((reason: unknown) => reason);
  if (!(error instanceof UserError)) throw new Error('expected a UserError', { cause: error });
  expect(await readdir(folder)).toEqual([]);
  return `${error.message}\n${error.hint}`.replaceAll(/127\.0\.0\.1:\d+/g, 'service');
}

const again = (service: string) =>
  `Run reelmill connect ${service} again: what a sign-in gives is good for minutes. If it is refused again, hold what stands under publish.services.${service} against what is registered with the service.`;

const faults: readonly (readonly [service: string, fault: OAuthFault, says: string])[] = [
  [
    'youtube',
    'denied',
    'YouTube did not let us in: access_denied: The person said no. [2J.\nNothing was connected. Run it again and allow what is asked for.',
  ],
  [
    'tiktok',
    'wrong-state',
    'The browser brought the answer to another sign-in.\nNothing was connected. Close old pages of the sign-in, then run it again.',
  ],
  [
    'youtube',
    'expired-code',
    `YouTube refused the sign-in: invalid_grant: The request is wrong: invalid_grant.\n${again('youtube')}`,
  ],
  ['x', 'expired-code', `X refused the sign-in: invalid_grant: The request is wrong: invalid_grant.\n${again('x')}`],
  ['youtube', 'page', `YouTube refused the sign-in: its answer was not understood.\n${again('youtube')}`],
  ['pinterest', 'page', `Pinterest refused the sign-in: its answer was not understood.\n${again('pinterest')}`],
  [
    'linkedin',
    'reset',
    'LinkedIn could not be asked (ECONNRESET).\nLook at your connection, then run it again. Nothing was connected.',
  ],
];

test.each(faults)('%s: %s', async (service, fault, says) => {
  const { settings, emulator } = caseOf(service);
  await using oauth = await startOAuth({ ...emulator, fault });
  expect(await refusalOf({ service, settings: { baseUrl: oauth.baseUrl, ...settings } })).toBe(says);
});

test('an error that comes with status 200', async () => {
  const { settings, emulator } = caseOf('tiktok');
  await using oauth = await startOAuth({
    ...emulator,
    app: { ...emulator.app, clientSecret: 'other' },
    fault: 'error-with-200',
  });
  const said = await refusalOf({ service: 'tiktok', settings: { baseUrl: oauth.baseUrl, ...settings } });
  expect(said).toMatch(/^TikTok refused the sign-in: invalid_client: /);
});

const forge = async (url: string) => {
  // Whoever replaces the challenge on the way gets a code that does not open anything here.
  const forged = new URL(url);
  forged.searchParams.set('code_challenge', 'x'.repeat(43));
  await fetch(forged);
};

test('a code is worth nothing without what only this process knows', async () => {
  const { settings, emulator } = caseOf('x');
  await using oauth = await startOAuth(emulator);
  const said = await refusalOf({
    service: 'x',
    settings: { baseUrl: oauth.baseUrl, ...settings },
    visit: (url) => void forge(url),
  });
  expect(said).toMatch(/^X refused the sign-in: invalid_grant/);
});

const noApp = (service: string, title: string, secret: string, redirect: string) =>
  `${title} lets people in only through an app that you have registered there.\ndocs/publishing/${service}.md says how. Then write into reelmill.config.yaml: publish: { services: { ${service}: { clientId: …${secret} } } }. Its redirect address: ${redirect}`;

test('an app that is not registered, or has no secret', async () => {
  expect(await refusalOf({ service: 'x' })).toBe(noApp('x', 'X', '', 'http://service/callback'));
  expect(await refusalOf({ service: 'tiktok', settings: { clientId: 'app-1' } })).toBe(
    noApp('tiktok', 'TikTok', ", clientSecret: '${TIKTOK_CLIENT_SECRET}'", 'http://127.0.0.1:*/callback/'),
  );
});

test('a service that sends browsers only to https addresses asks for one', async () => {
  const said = await refusalOf({ service: 'threads', settings: { clientId: 'app-1', clientSecret: '${APP_SECRET}' } });
  expect(said).toMatch(/^Threads sends browsers only to https addresses, .*publish\.services\.threads\.redirectUri/s);
});

test('the address at which the browser ended can be brought by hand', async () => {
  const { settings, emulator } = caseOf('threads');
  const redirectUri = 'https://brand.example/signed-in';
  await using oauth = await startOAuth({ ...emulator, app: { ...emulator.app, redirectUri } });
  const folder = temporaryFolder();
  // What the person pastes is known when the browser is there.
  const ended = Promise.withResolvers<string>();
  const visit = (url: string) =>
    void fetch(url, { redirect: 'manual' }).then(({ headers }) => ended.resolve(`${headers.get('location')}#_`));
  const { connected } = await connect({
    ...{ service: 'threads', folder, visit, types: [ended.promise] },
    settings: { ...settings, baseUrl: oauth.baseUrl, redirectUri },
  });
  expect(connected.account.id).toBe('17');
});

test('an address that is no answer', async () => {
  const { settings } = caseOf('threads');
  const attempt = { service: 'threads', settings: { ...settings, redirectUri: 'https://brand.example/signed-in' } };
  for (const typed of ['', 'https://brand.example/signed-in', 'what?']) {
    expect(await refusalOf({ ...attempt, types: [typed] })).toMatch(/^There is no answer in that address\./);
  }
});

test('a port that is taken is named', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const settings = { clientId: 'app-1', redirectUri: `http://localhost:${port}/callback` };
  expect(await refusalOf({ service: 'x', settings })).toBe(
    `Port ${port} of this machine cannot be used, and the browser would be sent there.\nEnd what listens there (another reelmill connect?), or register another address and name it as redirectUri.`,
  );
});

test('what does not belong to the sign-in neither ends it nor answers it', async () => {
  const { settings, emulator } = caseOf('x');
  await using oauth = await startOAuth(emulator);
  const answers: number[] = [];
  const visit = async (url: string) => {
    const back = new URL(new URL(url).searchParams.get('redirect_uri') ?? '');
    const others = [new URL('/favicon.ico', back), new URL('/', back)];
    for (const one of others) answers.push((await fetch(one)).status);
    answers.push((await fetch(back, { method: 'POST' })).status);
    const page = await fetch(url);
    answers.push(page.status);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('Signed in');
  };
  const folder = temporaryFolder();
  const done = Promise.withResolvers<void>();
  await connect({
    service: 'x',
    folder,
    settings: { baseUrl: oauth.baseUrl, ...settings },
    visit: (url) => void visit(url).then(done.resolve, done.reject),
  });
  await done.promise;
  expect(answers).toEqual([404, 404, 404, 200]);
});

test('whoever gives up while the browser is open has connected nothing', async () => {
  const { settings, emulator } = caseOf('x');
  await using oauth = await startOAuth(emulator);
  const given = new AbortController();
  const attempt = { service: 'x', settings: { baseUrl: oauth.baseUrl, ...settings }, signal: given.signal };
  const said = await refusalOf({
    ...attempt,
    visit: () => given.abort(new UserError('Nothing was connected.', { hint: 'By you.' })),
  });
  expect(said).toBe('Nothing was connected.\nBy you.');
});

test('a name stays with its owner', async () => {
  const { settings, emulator } = caseOf('x');
  const folder = temporaryFolder();
  const other = (id: string) => ({ ...emulator, api: () => ({ data: { id, name: 'Other', username: 'aurora_de' } }) });
  const attempt = async (oauth: { readonly baseUrl: string }, name?: string) =>
    await connect({ service: 'x', folder, name, settings: { baseUrl: oauth.baseUrl, ...settings } });
  await using first = await startOAuth(emulator);
  await attempt(first, 'brand');
  // Connected again under the name it has, though its handle says another.
  expect((await attempt(first)).connected.account.name).toBe('brand');
  await using second = await startOAuth(other('78'));
  const error: unknown = await attempt(second, 'brand').catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    message: 'x/brand is Aurora, and you signed in as Other.',
    hint: expect.stringContaining('Nothing was connected.'),
  });
  expect(await stored(folder, 'x', 'brand')).toMatchObject({ account: { id: '77' } });
  expect((await attempt(second)).connected.account.name).toBe('aurora_de');
});

test.each([
  ['nobody', [], undefined, 'Whoever signed in has nothing on facebook that can be published as.'],
  [
    'somebody else',
    [{ id: '1', name: 'Aurora', access_token: 't' }],
    'Arora',
    'Whoever signed in cannot publish as “Arora”.',
  ],
])('a sign-in that may publish as %s', async (_, data, as, says) => {
  const { settings, emulator } = caseOf('facebook');
  const api: NonNullable<typeof emulator.api> = (url) =>
    url.pathname.endsWith('access_token') ? { access_token: 'long', expires_in: 1 } : { data };
  await using oauth = await startOAuth({ ...emulator, api });
  const attempt = { service: 'facebook', as, settings: { baseUrl: oauth.baseUrl, ...settings } };
  expect(await refusalOf(attempt)).toMatch(new RegExp(`^${says}\nNothing was connected`));
});

test('services are suggested, and servers must be addresses that nobody can listen to', async () => {
  expect(await refusalOf({ service: 'tictok' })).toBe(
    'Nothing can be connected that is called “tictok”.\ndid you mean "tiktok"?',
  );
  for (const server of ['http://social.example', 'not a server']) {
    expect(await refusalOf({ service: 'mastodon', server })).toBe(
      `“${server}” is no address of a server.\nWrite it as https://social.example.`,
    );
  }
});
