import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readAwsSecret } from '../../src/secrets/aws-secret.ts';
import { openVault } from '../../src/secrets/vault.ts';
import { startSecretsManager } from '../emulators/secrets-manager.ts';

const keys = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' };
const environment = (url: string, more: Record<string, string> = {}) => ({
  ...keys,
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
  ...more,
});

// The SDK looks into the process for what it is not given: here it finds a home without anything.
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'reelmill-aws-'));
  for (const name of Object.keys(process.env).filter((one) => one.startsWith('AWS_'))) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('AWS_CONFIG_FILE', join(home, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(home, 'credentials'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

const arn = 'arn:aws:secretsmanager:us-west-2:123456789012:secret:video/runway-AbCdEf';

test.each([
  { reference: 'secret:aws:video/runway', is: 'key_runway_0123456789', by: 'AKIDEXAMPLE in eu-central-1' },
  { reference: 'secret:aws:video/keys#xai', is: 'xai-0123456789', by: 'AKIDEXAMPLE in eu-central-1' },
  { reference: 'secret:aws:video/keys#a#b', is: 'odd-0123456789', by: 'AKIDEXAMPLE in eu-central-1' },
  { reference: `secret:aws:${arn}`, is: 'key_west_0123456789', by: 'AKIDEXAMPLE in us-west-2' },
])('$reference is read', async ({ reference, is, by }) => {
  const secrets = {
    'video/runway': 'key_runway_0123456789\n',
    'video/keys': JSON.stringify({ xai: 'xai-0123456789', 'a#b': 'odd-0123456789' }),
    [arn]: 'key_west_0123456789',
  };
  await using service = await startSecretsManager({ secrets });
  expect(await openVault(environment(service.url)).read(reference)).toBe(is);
  expect(service.asked).toEqual([{ id: reference.slice('secret:aws:'.length).split('#')[0], by }]);
});

test('a process asks once for each secret, and hides it from then on', async () => {
  await using service = await startSecretsManager({ secrets: { 'video/runway': 'key_runway_0123456789' } });
  const { read, hide } = openVault(environment(service.url));
  expect(hide('key_runway_0123456789')).toBe('key_runway_0123456789');
  await Promise.all([read('secret:aws:video/runway'), read('secret:aws:video/runway')]);
  await read('secret:aws:video/runway');
  expect(service.asked).toHaveLength(1);
  expect(hide('answered 401: key_runway_0123456789')).toBe('answered 401: [secret]');
});

test('what failed is asked for again when it is needed again', async () => {
  const fault = { type: 'AccessDeniedException', times: 1 };
  await using service = await startSecretsManager({ secrets: { 'video/runway': 'key_runway_0123456789' }, fault });
  const { read } = openVault(environment(service.url));
  await expect(read('secret:aws:video/runway')).rejects.toThrow(/may not be read/);
  expect(await read('secret:aws:video/runway')).toBe('key_runway_0123456789');
});

test('a service that stumbles is asked again', async () => {
  const fault = { type: 'InternalServiceError', status: 500, times: 2 };
  await using service = await startSecretsManager({ secrets: { 'video/runway': 'key_runway_0123456789' }, fault });
  expect(await readAwsSecret('secret:aws:video/runway', environment(service.url))).toBe('key_runway_0123456789');
  expect(service.asked).toHaveLength(3);
});

test.each([
  ['ResourceNotFoundException', /^The secret a is not in AWS Secrets Manager\./, /AWS_REGION/],
  ['AccessDeniedException', /may not be read with these credentials/, /secretsmanager:GetSecretValue/],
  ['DecryptionFailure', /could not be decrypted/, /kms:Decrypt/],
  ['InvalidRequestException', /cannot be read in its present state/, /marked for deletion/],
  ['UnrecognizedClientException', /credentials that AWS does not accept/, /aws sso login/],
  ['ExpiredTokenException', /credentials that AWS does not accept/, /renew the keys/],
  ['InvalidSignatureException', /credentials that AWS does not accept/, /renew the keys/],
  ['SomethingNewException', /could not be read \(SomethingNewException\)/, /of the emulator/],
])('%s is explained', async (type, says, hint) => {
  await using service = await startSecretsManager({ fault: { type } });
  await expect(readAwsSecret('secret:aws:a', environment(service.url))).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(says),
    hint: expect.stringMatching(hint),
  });
});

test.each([
  ['bytes', 'a', Buffer.from('bytes'), /holds bytes/, /as text/],
  ['a map without a name', 'a', '{"xai":"xai-0123456789","fal":"fal-0123456789"}', /is a map/, /#xai, #fal\.$/],
  ['a wrong name', 'a#xia', '{"xai":"xai-0123456789"}', /has no text under "xia"/, /#xai\.$/],
  ['an inherited name', 'a#toString', '{"xai":"xai-0123456789"}', /has no text under "toString"/, /#xai\.$/],
  ['a name for a text', 'a#xai', 'xai-0123456789', /is a text, not a map/, /Leave out #xai/],
  ['characters that no key has', 'a', 'xai 0123 456789', /holds characters/, /without spaces/],
])('%s is refused, and never shown', async (_, name, kept, says, hint) => {
  await using service = await startSecretsManager({ secrets: { a: kept } });
  const error: unknown = await openVault(environment(service.url))
    .read(`secret:aws:${name}`)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(says),
    hint: expect.stringMatching(hint),
  });
  expect(String(error)).not.toContain('456789');
});

test.each([
  ['no credentials', { AWS_REGION: 'eu-central-1' }, /there are no AWS credentials/, /AWS_PROFILE.*aws sso login/],
  ['no region', keys, /no region is known/, /AWS_REGION/],
  [
    'an unknown profile',
    { AWS_REGION: 'eu-central-1', AWS_PROFILE: 'nobody', ...keys },
    /there are no AWS credentials/,
    /AWS_PROFILE/,
  ],
  ['nobody there', environment('http://127.0.0.1:9'), /AWS cannot be reached \(ECONNREFUSED\)/, /network/],
  ['no such host', environment('http://nowhere.invalid'), /AWS cannot be reached \((ENOTFOUND|EAI_AGAIN)\)/, /network/],
])('%s: nothing is asked, and it is said what to set', async (_, env, says, hint) => {
  await expect(readAwsSecret('secret:aws:a', env)).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(says),
    hint: expect.stringMatching(hint),
  });
});

test('a profile of ~/.aws is used, keys and region', async () => {
  writeFileSync(join(home, 'config'), '[profile video]\nregion = ap-northeast-1\n');
  writeFileSync(
    join(home, 'credentials'),
    '[video]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = abcdefgh\n',
  );
  await using service = await startSecretsManager({ secrets: { a: 'key_0123456789' } });
  const env = { AWS_PROFILE: 'video', AWS_ENDPOINT_URL: service.url };
  expect(await readAwsSecret('secret:aws:a', env)).toBe('key_0123456789');
  expect(service.asked).toEqual([{ id: 'a', by: 'AKIDPROFILE in ap-northeast-1' }]);
});

const missing = () => Promise.reject(new Error('Cannot find package'));

test('without the SDK it is said how to get it', async () => {
  await expect(readAwsSecret('secret:aws:a', {}, missing)).rejects.toMatchObject({
    name: 'UserError',
    hint: 'npm install @aws-sdk/client-secrets-manager',
  });
});
