import { expect, test } from 'vitest';
import { lacks } from '../../../src/generate/providers/ai-sdk/lacks.ts';
import { hideSecrets } from '../../../src/generate/providers/ai-sdk/hide-secrets.ts';
import { xai } from '../../../src/generate/providers/ai-sdk/xai.ts';
import { createWire } from '../../../src/generate/providers/ai-sdk/wire.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { caseOf, patient } from './services.ts';

const post = { method: 'POST', body: JSON.stringify({ duration: 6 }) };

async function emulated() {
  const server = await startEmulator(caseOf('xai').dialect);
  const { baseUrl, host } = server;
  const wire = createWire(
    xai,
    { provider: 'xai', baseUrl, host, key: undefined, account: undefined },
    globalThis.fetch,
  );
  const url = `${baseUrl}/videos/generations`;
  return { server, wire, url, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

test('a paid request leaves once, whatever an SDK may do', async () => {
  await using site = await emulated();
  const options = { limitMs: 30_000, signal: patient, sends: { duration: 6 } };
  const talk = await site.wire.talk(options, async () => {
    await site.wire.fetch(site.url, post);
    return await site.wire.fetch(site.url, post);
  });
  expect(talk.error).toMatchObject({ message: 'A paid request is not sent twice.' });
  expect(site.server.count.create).toBe(1);
});

test('calls at the same time are told apart', async () => {
  await using site = await emulated();
  const options = { limitMs: 30_000, signal: patient };
  const [good, bad] = await Promise.all([
    site.wire.talk(options, () => site.wire.fetch(site.url, post)),
    site.wire.talk(options, () => site.wire.fetch(`${site.server.baseUrl}/videos/nobody`)),
  ]);
  expect([good.answer?.status, bad.answer?.status]).toEqual([200, 404]);
});

test.each([
  [{ a: 1, b: { c: [1] } }, { b: { c: [1] } }, undefined],
  [{ a: 1 }, { a: '1' }, 'a'],
  [{ a: { b: 1 } }, { a: { b: 1, c: 0 } }, 'a.c'],
  [undefined, { a: 1 }, 'a'],
  [{ a: null }, { a: { b: 1 } }, 'a.b'],
])('%o held against %o lacks %s', (actual, wanted, path) => {
  expect(lacks(actual, wanted)).toBe(path);
});

test.each([
  ['Wrong key sk-1234567', 'Wrong key [key]'],
  ['https://x/v?alt=media&key=AIzaSomebody', 'https://x/v?alt=media&key=[key]'],
  ['a short word stands everywhere', 'a short word stands everywhere'],
])('%s is shown as %s', (text, shown) => {
  expect(hideSecrets(text, ['sk-1234567', 'word', undefined])).toBe(shown);
});
