import { expect, test } from 'vitest';
import type { Misdeed } from '../../emulators/faults.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, patient, rejection } from './connect.ts';

const mp4 = { 'content-type': 'video/mp4' };
const table: readonly (readonly [name: string, does: Misdeed, message: RegExp])[] = [
  ['a connection that breaks half way', 'cut', /connection broke/],
  ['half of the footage in good order', 'short', /ends early/],
  ['silence half way', 'stall', /nothing came for 0\.2 s/],
  ['silence from the start', 'silence', /nothing came for 0\.2 s/],
  ['a web page', 'page', /has no video/],
  ['a page that calls itself video', { answer: 200, headers: mp4, body: '<html>Sorry</html>' }, /is no MP4 file/],
  ['nothing', { answer: 200, headers: mp4, body: '' }, /is empty/],
  ['an error in JSON with status 200', { answer: 200, body: { error: 'gone' } }, /has no video/],
  ['404', { answer: 404 }, /has no video/],
  ['a route that is not there', { answer: 501 }, /has no video/],
  ['500', { answer: 500 }, /answered 500/],
];

test.each(table)('a download that meets %s may be tried again', async (_name, does, message) => {
  await using server = await startVideosEmulator({
    faults: [{ on: 'content', nth: 1, does }],
    job: () => ({ polls: 0 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  const hasty = await connect(server.baseUrl, does === 'silence' || does === 'stall' ? { limit: 200 } : {});
  const file = folder.file('clip.mp4');
  expect(await rejection(hasty.download(operation, file, { signal: patient }))).toMatchObject({
    name: 'ProviderError',
    retryable: true,
    message: expect.stringMatching(message),
  });
  await provider.download(operation, file, { signal: patient });
});

test('a slow download may take longer than the longest silence', async () => {
  await using server = await startVideosEmulator({
    faults: [{ on: 'content', does: 'drip' }],
    job: () => ({ polls: 0 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl, { limit: 600 });
  const operation = await provider.start(clipRequest(), { signal: patient });
  const download = provider.download(operation, folder.file('clip.mp4'), { signal: patient });
  await expect(download).resolves.toBeUndefined();
});

test('a download into a folder that is not there is no fault of the service', async () => {
  await using server = await startVideosEmulator({ job: () => ({ polls: 0 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  const error = await rejection(provider.download(operation, folder.file('no/clip.mp4'), { signal: patient }));
  expect(error).toMatchObject({ code: 'ENOENT' });
});

test('a cancelled download ends with the reason', async () => {
  await using server = await startVideosEmulator({
    faults: [{ on: 'content', does: 'stall' }],
    job: () => ({ polls: 0 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  const cancel = new AbortController();
  const reason = new Error('Ctrl-C');
  const onProgress = (): void => cancel.abort(reason);
  const file = folder.file('clip.mp4');
  expect(await rejection(provider.download(operation, file, { signal: cancel.signal, onProgress }))).toBe(reason);
});
