import { expect, test } from 'vitest';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { openVault } from '../../src/secrets/vault.ts';

test('a key in the environment is read without the spaces around it, and hidden from then on', async () => {
  const redactor = createRedactor();
  const { read, hide } = openVault({ GATEWAY: ' gw-0123456789\n', OPENAI_API_KEY: 'sk-0123456789' }, redactor);
  expect(hide('gw-0123456789 sk-0123456789')).toBe('gw-0123456789 [secret]');
  expect(await read('${GATEWAY}')).toBe('gw-0123456789');
  expect(hide('gw-0123456789 sk-0123456789')).toBe('[secret] [secret]');
  expect(redactor.hide('gw-0123456789')).toBe('[secret]');
});

test('any word will do for a server that asks for none, and stands everywhere', async () => {
  const { read, hide } = openVault({ KEY: 'x' });
  expect(await read('${KEY}')).toBe('x');
  expect(hide('an extra text')).toBe('an extra text');
});

test.each([
  [{}, '${KEY}', /^A key is needed in KEY\.$/, /^Set KEY, in the environment or in \.env/],
  [{ KEY: ' ' }, '${KEY}', /^A key is needed in KEY\.$/, /^Set KEY/],
  [{ KEY: 'sk 0123456789' }, '${KEY}', /^KEY holds characters that no key has\.$/, /without spaces/],
  [{ KEY: 'sk-0123456789é' }, '${KEY}', /^KEY holds characters that no key has\.$/, /without spaces/],
  [{}, 'sk-0123456789', /^A secret is written as a value/, /secret:aws:NAME/],
])('%o has no %s', async (env, reference, message, hint) => {
  const error: unknown = await openVault(env)
    .read(reference)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
  expect(JSON.stringify(error)).not.toContain('0123456789');
});
