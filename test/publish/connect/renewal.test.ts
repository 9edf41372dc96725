import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openAccounts } from '../../../src/publish/accounts/open-accounts.ts';
import { startOAuth } from '../../emulators/oauth.ts';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { connect, now, stored } from './connect.ts';
import { services } from './services.ts';

const program = fileURLToPath(new URL('programs/token.ts', import.meta.url));
const tiktok = services.find(({ service }) => service === 'tiktok') ?? expect.unreachable();
const hour = 3_600_000;

async function connected(oauth: { readonly baseUrl: string }, name: string): Promise<string> {
  const folder = temporaryFolder();
  await connect({ service: 'tiktok', name, folder, settings: { ...tiktok.settings, baseUrl: oauth.baseUrl } });
  return folder;
}

test('two processes that need a new token at once ask for one, and both use it', { timeout: 60_000 }, async () => {
  await using oauth = await startOAuth(tiktok.emulator);
  const folder = await connected(oauth, 'brand');
  const args = [program, folder, 'tiktok', 'brand', String(now + 3 * hour)];
  const processes = [1, 2].map(() => spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  await Promise.all(processes.map(({ stdout }) => once(stdout, 'data')));
  const tokens = processes.map(async ({ stdin, stdout }) => {
    stdin.end('go\n');
    return (await text(stdout)).trim();
  });
  expect(await Promise.all(tokens)).toEqual(['access-token-2', 'access-token-2']);
  expect(oauth.renewals).toBe(1);
});

test('each refresh token that TikTok gives works once, and the next one is kept', async () => {
  await using oauth = await startOAuth(tiktok.emulator);
  const folder = await connected(oauth, 'brand');
  let time = now;
  const accounts = openAccounts(folder, { fetch, now: () => time });
  const token = () => accounts.token({ service: 'tiktok', name: 'brand' });
  expect(await token()).toBe('access-token-1');
  for (const expected of ['access-token-2', 'access-token-3']) {
    time += 3 * hour;
    expect(await token()).toBe(expected);
  }
  expect(oauth.renewals).toBe(2);
});

test('connected again without a new refresh token, an account says that it will not last', async () => {
  await using oauth = await startOAuth({ ...tiktok.emulator, fault: 'no-refresh-token' });
  const folder = await connected(oauth, 'brand');
  expect(await stored(folder, 'tiktok', 'brand')).not.toHaveProperty('secrets.renewal');
  const [one] = await openAccounts(folder, { fetch, now: () => now }).list();
  expect(one?.endsAt).toBe(new Date(now + 2 * hour).toISOString());
});
