import type { IncomingHttpHeaders } from 'node:http';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { sendFootage, type Misdeed } from '../../emulators/faults.ts';
import { startOmniEmulator, type OmniOptions } from '../../emulators/google-omni.ts';
import { startLoopbackServer } from '../../emulators/loopback-server.ts';
import { sampleClip } from '../../emulators/sample-clip.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, key, omniClip, patient } from './connect.ts';

const mp4 = { 'content-type': 'video/mp4' };
const table: readonly (readonly [name: string, does: Misdeed, message: RegExp])[] = [
  ['a connection that breaks half way', 'cut', /connection broke/],
  ['half of the footage in good order', 'short', /ends early/],
  ['silence half way', 'stall', /nothing came for 0\.3 s/],
  ['a web page', 'page', /no video/],
  ['a page that calls itself video', { answer: 200, headers: mp4, body: '<html>Sorry</html>' }, /is no MP4 file/],
  ['nothing', { answer: 200, headers: mp4, body: '' }, /is empty/],
  ['403, as a file that is gone', { answer: 403 }, /has no video/],
  ['500', { answer: 500 }, /answered 500/],
];

test.each(table)('a download that meets %s may be tried again', async (_name, does, message) => {
  await using server = await startOmniEmulator({
    faults: [{ on: 'content', nth: 1, does }],
    job: () => ({ looks: 1 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  const hasty = await connect(server.baseUrl, does === 'stall' ? { limit: 300 } : {});
  const file = folder.file('clip.mp4');
  expect(await rejection(hasty.download(operation, file, { signal: patient }))).toMatchObject({
    name: 'ProviderError',
    retryable: true,
    message: expect.stringMatching(message),
  });
  await provider.download(operation, file, { signal: patient });
});

const places: readonly (readonly [name: string, options: OmniOptions])[] = [
  ['at its own address', { job: () => ({ looks: 1 }) }],
  [
    'at Google’s address, asked for where it was set',
    {
      job: () => ({
        looks: 1,
        uri: (own) => own.replace(/^http:\/\/[^/]+/, 'https://generativelanguage.googleapis.com'),
      }),
    },
  ],
  ['with a key in its address, which is not sent on', { job: () => ({ looks: 1, uri: (own) => `${own}&key=${key}` }) }],
  ['without the word download', { job: () => ({ looks: 1, uri: (own) => own.replace(/:download.*/, '') }) }],
  ['by its name alone', { job: () => ({ looks: 1, uri: () => 'files/file-v1_1' }) }],
  ['within the answer', { job: () => ({ looks: 1, inline: true }) }],
];

test.each(places)('fetches footage that is %s', async (_name, options) => {
  await using server = await startOmniEmulator({ key, ...options });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip({ aspect: '9:16' }), { signal: patient });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
  const file = folder.file('clip.mp4');
  await provider.download(operation, file, { signal: patient });
  expect((await readFile(file)).equals(await readFile(await sampleClip('180x320', 4)))).toBe(true);
});

/** Another host that hands out footage, and remembers what it was told. */
async function startStorage() {
  const asked: IncomingHttpHeaders[] = [];
  const server = await startLoopbackServer(async (request, response) => {
    asked.push(request.headers);
    await sendFootage(await readFile(await sampleClip('320x180', 4)), undefined, response);
  });
  return { ...server, asked, url: `http://${server.host}/footage.mp4` };
}

test.each(['a redirection', 'an address'])('%s to another host is followed without the key', async (how) => {
  await using storage = await startStorage();
  await using server = await startOmniEmulator({
    key,
    ...(how === 'a redirection' && { redirect: storage.url }),
    job: () => ({ looks: 1, uri: (own) => (how === 'an address' ? storage.url : own) }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  await provider.download(operation, folder.file('clip.mp4'), { signal: patient });
  expect(storage.asked).toHaveLength(1);
  expect(JSON.stringify(storage.asked)).not.toContain(key);
});

test('footage in a bucket is a person’s to fetch', async () => {
  await using server = await startOmniEmulator({ job: () => ({ looks: 1, uri: () => 'gs://bucket/clip.mp4' }) });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  expect(await rejection(provider.status(operation, patient))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('gs://bucket/clip.mp4'),
  });
});
