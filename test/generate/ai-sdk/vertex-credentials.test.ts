import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, expect, test, vi } from 'vitest';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, connect, patient } from './services.ts';

const each = caseOf('google-vertex');
const token = 'ya29.a-token-of-google';
const withoutKey = { env: { GOOGLE_VERTEX_API_KEY: '', GOOGLE_VERTEX_PROJECT: 'p' } };

afterEach(() => vi.unstubAllEnvs());

/** Google's own credentials: a file that its library finds by the environment, and a server that gives tokens for it. */
async function credentials(file: string) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const body = { access_token: token, expires_in: 3600, token_type: 'Bearer' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const user = {
    type: 'external_account_authorized_user',
    audience: '//iam.googleapis.com/locations/global/workforcePools/p/providers/p',
    client_id: 'client',
    client_secret: 'client-secret',
    refresh_token: 'refresh',
    token_url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/token`,
    token_info_url: 'http://127.0.0.1/info',
  };
  await writeFile(file, JSON.stringify(user));
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file);
  return { asked: () => asked, [Symbol.dispose]: () => server.close().closeAllConnections() };
}

test('application default credentials let us in, with one token for many calls', async () => {
  await using folder = await temporaryFolder();
  using google = await credentials(folder.file('adc.json'));
  await using server = await startEmulator(each.dialect, { key: token });
  const provider = await connect(each, server.baseUrl, withoutKey);
  const operation = await provider.start(ask(each), { signal: patient });
  expect(await provider.status(operation, patient)).toEqual({ state: 'running' });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
  expect(google.asked()).toBe(1);
  expect(JSON.stringify(operation)).not.toContain(token);
});

test('a token is not shown when it is refused', async () => {
  await using folder = await temporaryFolder();
  using google = await credentials(folder.file('adc.json'));
  await using server = await startEmulator(each.dialect, { key: 'another' });
  const provider = await connect(each, server.baseUrl, withoutKey);
  const error = await rejection(provider.start(ask(each), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('[key]') });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(token);
  expect(google.asked()).toBe(1);
});

test('without credentials nothing is asked, and a person is told how to get some', async () => {
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/adc.json');
  await using server = await startEmulator(each.dialect);
  const provider = await connect(each, server.baseUrl, withoutKey);
  const error = await rejection(provider.start(ask(each), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', hint: expect.stringContaining('gcloud auth') });
  expect(server.count.create).toBe(0);
});

test('a server of tokens that cannot be reached is no fault of the credentials', async () => {
  await using folder = await temporaryFolder();
  const google = await credentials(folder.file('adc.json'));
  google[Symbol.dispose]();
  await using server = await startEmulator(each.dialect);
  const provider = await connect(each, server.baseUrl, withoutKey);
  const error = await rejection(provider.start(ask(each), { signal: patient }));
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: true, retryable: true });
});
