import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { sampleClip } from '../../emulators/sample-clip.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, connect, key, patient } from './services.ts';

const mp4 = { 'content-type': 'video/mp4' };
const each = caseOf('xai');
const table: readonly (readonly [name: string, does: Misdeed, message: RegExp])[] = [
  ['a connection that breaks half way', 'cut', /connection broke/],
  ['half of the footage in good order', 'short', /ends early/],
  ['silence half way', 'stall', /nothing came for 0\.2 s/],
  ['silence from the start', 'silence', /nothing came for 0\.2 s/],
  ['a web page', 'page', /has no video/],
  ['a page that calls itself video', { answer: 200, headers: mp4, body: '<html>Sorry</html>' }, /is no MP4 file/],
  ['a link that is too old', { answer: 403 }, /answered 403/],
  ['a link that is gone', { answer: 404 }, /answered 404/],
  ['500', { answer: 500 }, /answered 500/],
];

test.each(table)('a download that meets %s may be tried again, with a fresh link', async (_name, does, message) => {
  await using server = await startEmulator(each.dialect, { polls: 0, faults: [{ on: 'content', nth: 1, does }] });
  await using folder = await temporaryFolder();
  const provider = await connect(each, server.baseUrl);
  const operation = await provider.start(ask(each), { signal: patient });
  const silent = does === 'silence' || does === 'stall';
  const file = folder.file('clip.mp4');
  const hasty = await connect(each, server.baseUrl, silent ? { limit: 200 } : {});
  const error = await rejection(hasty.download(operation, file, { signal: patient }));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true, message: expect.stringMatching(message) });
  const asked = server.count.retrieve;
  await provider.download(operation, file, { signal: patient });
  expect(server.count.retrieve).toBe(asked + 1);
});

test('the key does not follow a link, and the link is not shown', async () => {
  await using server = await startEmulator(each.dialect, {
    polls: 0,
    key,
    faults: [{ on: 'content', does: { answer: 403 } }],
  });
  await using folder = await temporaryFolder();
  const provider = await connect(each, server.baseUrl);
  const operation = await provider.start(ask(each), { signal: patient });
  const error = await rejection(provider.download(operation, folder.file('a'), { signal: patient }));
  expect(String(error)).not.toContain('/footage/');
  expect(JSON.stringify(server.fetched)).not.toContain(key);
});

test('footage within the answer is written as it came', async () => {
  const vertex = caseOf('google-vertex');
  await using server = await startEmulator(vertex.dialect, { polls: 0 });
  await using folder = await temporaryFolder();
  const provider = await connect(vertex, server.baseUrl);
  const operation = await provider.start(ask(vertex), { signal: patient });
  await provider.download(operation, folder.file('a'), { signal: patient });
  expect((await readFile(folder.file('a'))).equals(await readFile(await sampleClip('320x180', 1)))).toBe(true);
});

test('footage in a bucket is for a person to fetch', async () => {
  const vertex = caseOf('google-vertex');
  const body = { done: true, response: { videos: [{ gcsUri: 'gs://bucket/a.mp4' }] } };
  await using server = await startEmulator(vertex.dialect, { polls: 0, reply: () => [200, body] });
  await using folder = await temporaryFolder();
  const provider = await connect(vertex, server.baseUrl);
  const operation = await provider.start(ask(vertex), { signal: patient });
  const error = await rejection(provider.download(operation, folder.file('a'), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('gs:') });
});

test('a job that is still running has no footage yet', async () => {
  await using server = await startEmulator(each.dialect, { polls: 9 });
  await using folder = await temporaryFolder();
  const provider = await connect(each, server.baseUrl);
  const operation = await provider.start(ask(each), { signal: patient });
  const error = await rejection(provider.download(operation, folder.file('a'), { signal: patient }));
  expect(error).toMatchObject({ retryable: true, message: 'job-1 has no footage yet.' });
});
