import { expect, test } from 'vitest';
import { conceal } from '../../src/secrets/conceal.ts';
import { createRedactor } from '../../src/secrets/redactor.ts';
import { secretsIn } from '../../src/secrets/secrets-in.ts';
import { ProviderError } from '../../src/errors.ts';

const secrets = {
  plain: 'sk-live-7d1f0c2b9e44aa',
  awkward: 'p4ss/w+rd"&<k\'y\\>=9',
  long: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
};

const base64 = (text: string) => Buffer.from(text).toString('base64');
const html = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const spellings: Record<string, (secret: string) => string> = {
  'as it is': (secret) => secret,
  'in JSON': (secret) => JSON.stringify({ secret }),
  'in JSON in JSON': (secret) => JSON.stringify({ body: JSON.stringify({ secret }) }),
  'in JSON with its slashes escaped': (secret) => JSON.stringify(secret).replaceAll('/', '\\/'),
  'in HTML': html,
  'in an address': (secret) => `?key=${encodeURIComponent(secret)}`,
  'in an address, in small letters': (secret) =>
    encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
  'in an address in an address': (secret) => encodeURIComponent(encodeURIComponent(secret)),
  'in a form': (secret) => new URLSearchParams({ secret }).toString(),
  'in base64': base64,
  'in base64 for addresses': (secret) => Buffer.from(secret).toString('base64url'),
  'in base64 in an address': (secret) => encodeURIComponent(base64(secret)),
  'as a password': (secret) => `Basic ${base64(`:${secret}`)}`,
  'as a user': (secret) => `Basic ${base64(`${secret}:`)}`,
  'after a short name': (secret) => base64(`me:${secret}`),
  'after a longer name': (secret) => base64(`user:${secret}`),
  'as a bearer': (secret) => `authorization: Bearer ${secret}`,
};

const cases = Object.entries(secrets).flatMap(([kind, secret]) =>
  Object.entries(spellings).map(([way, spell]) => ({ kind, secret, way, text: spell(secret) })),
);

test.each(cases)('$kind, $way', ({ secret, text }) => {
  const { hide } = createRedactor([secret]);
  const hidden = hide(`before ${text} after`);
  expect(hidden).toMatch(/^before .*\[secret\].* after$/);
  // Not even in parts that are long enough to guess the rest.
  const pieces = text.match(/[\w%+/=-]{8,}/g) ?? [];
  const shown = pieces.filter((piece) => hidden.includes(piece) && piece !== 'authorization');
  expect(shown).toEqual([]);
});

test('other texts stay as they are', () => {
  const { hide } = createRedactor(Object.values(secrets));
  const text = 'Basic training, Bearer of news; sk-live is a prefix, base64 c2stbGl2ZQ==, 100 % (a+b)/c "quoted"';
  expect(hide(text)).toBe(text);
});

test('the longest first, since one may hold another', () => {
  expect(createRedactor(['sk-live-1234', 'sk-live-1234-5678']).hide('key sk-live-1234-5678.')).toBe('key [secret].');
});

test.each(cases)('$kind, $way, cut off', ({ secret, text }) => {
  const { hide } = createRedactor([secret]);
  for (let length = text.length - 1; length > text.length - 6; length -= 1) {
    const hidden = hide(text.slice(0, length));
    expect(hidden).toContain('[secret]');
    expect(hidden).not.toContain(secret.slice(0, 12));
  }
});

test('keys that begin alike are each hidden to their end', () => {
  const [short, long] = ['eyJhbGciOiJIUzI1NiIs.aaaa', 'eyJhbGciOiJIUzI1NiIs.bbbbbbbbbbbbbbbb'];
  expect(createRedactor([long, short]).hide(`${short} ${long}`)).toBe('[secret] [secret]');
});

test('a certificate is a secret too', () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC/+=\n'.repeat(60)}-----END PRIVATE KEY-----\n`;
  const { hide } = createRedactor([pem]);
  expect(hide(`the key ${pem}`)).toBe('the key [secret]\n');
  expect(hide(JSON.stringify({ pem }))).toBe('{"pem":"[secret]\\n"}');
});

test('placeholders are no secrets, and later ones are', () => {
  const { add, hide } = createRedactor(['none', '  ', 'changeme']);
  expect(hide('none of it was a changeme')).toBe('none of it was a [secret]');
  add(['  spaced-secret\n']);
  expect(hide('a spaced-secret')).toBe('a [secret]');
});

test('keys that nobody told of are hidden in headers', () => {
  const { hide } = createRedactor();
  expect(hide('{"authorization":"Bearer ya29.a0AfH6SMBx_y-z~0123"}')).toBe('{"authorization":"Bearer [secret]"}');
});

test.each([
  [{ OPENAI_API_KEY: 'a' }, ['a']],
  [{ OPENAI_APIKEY: 'a', xai_api_key: 'b', MASTER_KEYS: 'c' }, ['a', 'b', 'c']],
  [{ REPLICATE_API_TOKEN: 'a', WEBHOOK_SECRET: 'b', DB_PASS: 'c', DB_PASSWORD: 'd' }, ['a', 'b', 'c', 'd']],
  [{ MONKEY: 'a', KEYBOARD: 'b', PASSAGE: 'c', PWD: '/home/me', HOME: undefined }, []],
  [{ GOOGLE_APPLICATION_CREDENTIALS: '/home/me/key.json', AWS_WEB_IDENTITY_TOKEN_FILE: '/var/token' }, []],
  [{ HTTPS_PROXY: 'http://me:pa%2Fss@proxy:8080', DATABASE_URL: 'postgres://me@db/reelmill' }, ['pa/ss']],
])('%o holds the secrets %o', (env, expected) => {
  expect(secretsIn(env)).toEqual(expected);
});

test('errors are cleared with all their causes, and stay what they are', () => {
  const { hide } = createRedactor(Object.values(secrets));
  const cause = new TypeError(`fetch https://x/?key=${secrets.plain}`, { cause: new Error(secrets.long) });
  const several = new AggregateError([new Error(secrets.plain)], 'several');
  several.cause = several;
  const given = { provider: 'openai', hint: `Is ${secrets.plain} right?`, nothingStarted: true, cause };
  const error = new ProviderError(`answered 401: ${secrets.plain}`, given);
  expect(conceal(error, hide)).toBe(error);
  expect(error).toMatchObject({ message: 'answered 401: [secret]', hint: 'Is [secret] right?', nothingStarted: true });
  conceal(several, hide);
  const words = [error, cause, cause.cause, ...several.errors].map((one) => `${String(one)} ${one.stack}`).join('\n');
  for (const secret of Object.values(secrets)) expect(words).not.toContain(secret);
  expect(Object.keys(error)).toContain('hint');
});

test('errors whose message cannot be written are cleared too', () => {
  const error = new DOMException(`aborted ${secrets.plain}`, 'AbortError');
  expect(conceal(error, createRedactor([secrets.plain]).hide)).toMatchObject({ message: 'aborted [secret]' });
  expect(conceal('no error', (text) => text)).toBe('no error');
});
