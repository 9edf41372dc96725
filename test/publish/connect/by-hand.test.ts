import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { sendJson, startLoopbackServer } from '../../emulators/loopback-server.ts';
import { startOAuth } from '../../emulators/oauth.ts';
import { text } from 'node:stream/consumers';
import { temporaryFolder } from '../../store/temporary-folder.ts';
import { connect, stored } from './connect.ts';
import { services } from './services.ts';

test.each([
  ['instagram', { login: 'instagram' }, { expiresAt: '2027-01-23T10:00:00.000Z', renewal: { kind: 'exchange' } }],
  ['linkedin', {}, { expiresAt: '2027-01-23T10:00:00.000Z' }],
  ['facebook', {}, { accessToken: 'page-token-22' }],
] as const)('a token that was made by hand for %s %o', async (service, own, secrets) => {
  const found = services.find(
    (one) => one.service === service && one.settings.settings?.['login'] === Object(own).login,
  );
  if (found === undefined) throw new Error(`no case of ${service}`);
  await using oauth = await startOAuth(found.emulator);
  const folder = temporaryFolder();
  const attempt = { service, folder, as: service === 'facebook' ? '22' : undefined, token: '${HAND_MADE}' };
  const { connected } = await connect({ ...attempt, settings: { baseUrl: oauth.baseUrl, settings: own } });
  expect(await stored(folder, service, connected.account.name)).toMatchObject({
    secrets: { accessToken: 'hand-made-token', ...secrets },
  });
});

test('a service whose tokens do not last takes none', async () => {
  const error: unknown = await connect({ service: 'youtube', folder: temporaryFolder(), token: true }).catch(
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(UserError);
  expect(error).toMatchObject({ message: 'YouTube gives no tokens that last.' });
});

const jwt = (seconds: number) => `h.${Buffer.from(JSON.stringify({ exp: seconds })).toString('base64url')}.s`;

/** com.atproto.server.createSession, for one handle and its app password. */
async function startBluesky() {
  return await startLoopbackServer(async (request, response) => {
    const asked = JSON.parse(await text(request));
    if (request.url !== '/xrpc/com.atproto.server.createSession') return sendJson(response, 404, {});
    if (asked.identifier !== 'aurora.bsky.social' || asked.password !== 'abcd-efgh') {
      return sendJson(response, 401, { error: 'AuthenticationRequired', message: 'Invalid identifier or password' });
    }
    sendJson(response, 200, {
      ...{
        did: 'did:plc:1',
        handle: 'aurora.bsky.social',
        accessJwt: jwt(1_796_000_000),
        refreshJwt: jwt(1_800_000_000),
      },
    });
  });
}

test('Bluesky is connected with an app password', async () => {
  await using server = await startBluesky();
  const folder = temporaryFolder();
  const settings = { baseUrl: `http://${server.host}` };
  const { connected, secrets } = await connect({
    ...{ service: 'bluesky', folder, settings },
    types: ['@aurora.bsky.social', 'abcd-efgh'],
  });
  expect(secrets).toContain('abcd-efgh');
  expect(connected).toMatchObject({
    account: { id: 'did:plc:1', name: 'aurora.bsky.social' },
    endsAt: '2027-01-15T08:00:00.000Z',
  });
  const on = await stored(folder, 'bluesky', 'aurora.bsky.social');
  expect(on).toMatchObject({
    secrets: { renewal: { kind: 'session', url: `http://${server.host}/xrpc/com.atproto.server.refreshSession` } },
  });
  expect(JSON.stringify(on)).not.toContain('abcd');
});

test('a wrong app password is told in the words of the service', async () => {
  await using server = await startBluesky();
  const attempt = connect({
    ...{ service: 'bluesky', folder: temporaryFolder(), settings: { baseUrl: `http://${server.host}` } },
    ...{ as: 'aurora.bsky.social', types: ['wrong'] },
  });
  await expect(attempt).rejects.toThrow(
    'Bluesky refused the sign-in: AuthenticationRequired: Invalid identifier or password.',
  );
});
