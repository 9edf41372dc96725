import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { type OAuthFault, startOAuth } from '../emulators/oauth.ts';
import { makeProject } from '../project/make-project.ts';
import { services } from '../publish/connect/services.ts';
import { metaPost } from '../publish/publishers/meta/meta-post.ts';
import { person } from './person.ts';
import { runCommand } from './run-command.ts';

const x = services.find(({ service }) => service === 'x') ?? expect.unreachable();
const facebook = services.find(({ service }) => service === 'facebook') ?? expect.unreachable();
const env = { APP_SECRET: 'app-secret' };

/** A project whose configuration knows the app, at a port that is free. */
async function projectFor(service: string, baseUrl: string): Promise<string> {
  const port = await freePort();
  return makeProject({
    'reelmill.config.yaml': `publish:
  services:
    ${service}: { clientId: app-1, clientSecret: '\${APP_SECRET}', baseUrl: '${baseUrl}', redirectUri: 'http://127.0.0.1:${port}/callback' }
`,
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** A browser that goes where it is sent. */
const browse = (url: string) => void fetch(url).catch(() => undefined);

test('an account is connected in the browser, listed, seen by the doctor and forgotten', async () => {
  await using oauth = await startOAuth(x.emulator);
  const cwd = await projectFor('x', oauth.baseUrl);
  const run = (...args: string[]) => runCommand(args, { cwd, env, browse });
  const { exitCode, stdout, stderr } = await run('connect', 'x', '--account', 'brand');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: `connected  x/brand
publishes  as Aurora (@Aurora_DE), 77
lasts      renews itself
note       X charges for each post, and more for one with a link.
`,
  });
  expect(stderr).toMatch(
    /^Sign in here, in a browser on this machine:\n\n {2}http:\S+\/i\/oauth2\/authorize\?\S+\n\n$/,
  );
  const file = join(cwd, '.config', 'reelmill', 'accounts', 'x', 'brand.json');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await run('connect', '--list')).stdout).toBe(`ACCOUNT  PUBLISHES AS         LASTS
x/brand  Aurora (@Aurora_DE)  renews itself
`);
  expect(JSON.parse((await run('connect', 'x', '--list', '--json')).stdout)).toEqual([
    {
      ...{ service: 'x', account: 'brand', id: '77', endsAt: null },
      settings: { displayName: 'Aurora', handle: '@Aurora_DE' },
    },
  ]);
  expect((await run('doctor')).stdout).toContain('✓ Account           x/brand as Aurora (@Aurora_DE), renews itself\n');
  expect((await run('connect', 'x', '--remove')).stdout).toMatch(/^forgotten {2}x\/brand; /);
  expect((await run('connect', '--list')).stdout).toBe('No account is connected: reelmill connect SERVICE\n');
});

test('without a browser of its own, the address is only shown', async () => {
  await using oauth = await startOAuth(x.emulator);
  const cwd = await projectFor('x', oauth.baseUrl);
  const opened: string[] = [];
  const { exitCode } = await runCommand(['connect', 'x', '--no-browser'], {
    ...{ cwd, env, browse: (url) => opened.push(url) },
    onStderr: (text) => {
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address !== undefined) browse(address);
    },
  });
  expect({ exitCode, opened }).toEqual({ exitCode: 0, opened: [] });
});

test('where there are several pages, a person chooses one, or the command does', async () => {
  await using oauth = await startOAuth(facebook.emulator);
  const cwd = await projectFor('facebook', oauth.baseUrl);
  const chosen = await runCommand(['connect', 'facebook'], { cwd, env, browse, questions: person('\u001B[B', '\r') });
  expect(chosen.stdout).toContain('connected  facebook/aurora-de\n');
  const named = await runCommand(['connect', 'facebook', '--as', 'aurora', '--json'], { cwd, env, browse });
  expect(JSON.parse(named.stdout)).toMatchObject({ account: 'aurora', id: '11', endsAt: null });
  const nobody = await runCommand(['connect', 'facebook'], { cwd, env, browse });
  expect(nobody).toMatchObject({ exitCode: 1, stdout: '' });
  expect(nobody.stderr).toContain('Something must be asked, and nobody is there to answer.');
});

test.each<[OAuthFault, string]>([
  ['denied', 'error X did not let us in: access_denied: The person said no.'],
  ['expired-code', 'error X refused the sign-in: invalid_grant'],
])('%s: nothing is connected, and no secret is shown', async (fault, says) => {
  await using oauth = await startOAuth({ ...x.emulator, fault });
  const cwd = await projectFor('x', oauth.baseUrl);
  const { exitCode, stdout, stderr } = await runCommand(['connect', 'x'], { cwd, env, browse });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(says);
  expect(stderr).not.toContain('app-secret');
  expect(await readdir(cwd)).toEqual(['reelmill.config.yaml']);
});

test('Ctrl-C while the browser is open ends it', async () => {
  await using oauth = await startOAuth(x.emulator);
  const cwd = await projectFor('x', oauth.baseUrl);
  const interrupts: (() => void)[] = [];
  const { exitCode } = await runCommand(['connect', 'x'], {
    ...{ cwd, env, browse: () => interrupts[0]?.() },
    onInterruptReady: (interrupt) => void interrupts.push(interrupt),
  });
  expect(exitCode).toBe(130);
});

test('what cannot be connected, listed or forgotten', async () => {
  const cwd = makeProject({});
  const said = async (...args: string[]) => (await runCommand(['connect', ...args], { cwd })).stderr;
  expect(await said('tictok')).toBe(
    'error Nothing can be connected that is called “tictok”.\n      did you mean "tiktok"?\n',
  );
  expect(await said()).toMatch(/^error Which service\?\n {6}youtube, tiktok, /);
  expect(await said('x', '--remove')).toBe('error Which account of x?\n      None is connected.\n');
  expect(await said('threads', '--token', 'th-token-as-it-is')).not.toContain('th-token-as-it-is');
});

test('the doctor warns before a connection ends, and says what TikTok makes of posts and what of a quota is used', async () => {
  const cwd = makeProject({});
  const folder = join(cwd, '.config', 'reelmill', 'accounts');
  const account = async (service: string, days: number) => {
    await mkdir(join(folder, service), { recursive: true });
    const content = {
      account: { service, name: 'brand', id: '1', settings: { displayName: 'Aurora' } },
      secrets: {
        accessToken: 'some-access-token',
        expiresAt: new Date(Date.now() + days * 86_400_000 + 60_000).toISOString(),
      },
    };
    await writeFile(join(folder, service, 'brand.json'), JSON.stringify(content));
  };
  await account('linkedin', 5);
  await account('tiktok', 30);
  await account('youtube', 300);
  await uploadedToday(join(cwd, '.reelmill', 'ledger.db'));
  const { stdout } = await runCommand(['doctor'], { cwd });
  expect(stdout).toMatch(
    /^! Account {11}linkedin\/brand as Aurora, 5 days left, until \d{4}-\d\d-\d\d\n {20}The connection to linkedin\/brand ends in 5 days: reelmill connect linkedin --account brand$/m,
  );
  expect(stdout).toMatch(
    /^✓ Account {11}tiktok\/brand as Aurora, 30 days left, until .*; posts become drafts in its inbox$/m,
  );
  expect(stdout).toMatch(
    /^✓ Account {11}youtube\/brand as Aurora, 300 days left, .*; 1 of 100 uploads today from here$/m,
  );
  expect(stdout).not.toContain('some-access-token');
});

/** One upload to YouTube, and one that was never begun. */
async function uploadedToday(file: string): Promise<void> {
  const ledger = await openLedger(file, { now: () => new Date() });
  await ledger.beginRun({ id: 'one', campaign: 'aurora-one', pid: process.pid, host: 'here' });
  const video = { path: '/out/teaser.mp4', bytes: 1, sha256: 'ab' };
  const wish = (key: string) => ({ post: metaPost('youtube', 'youtube', video, { key }), round: 0, again: true });
  await ledger.claimPost({ ...wish('a'), run: 'one' });
  await ledger.postUploading('a', 1, { session: 'https://youtube.example/1' });
  await ledger.planPost(wish('b'));
  await ledger.close();
}
