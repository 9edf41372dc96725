import { expect, test } from 'vitest';
import type { Misdeed } from '../../emulators/faults.ts';
import { startRunwayEmulator } from '../../emulators/runway.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, patient, runwayRequest } from './connect.ts';

const mp4 = { 'content-type': 'video/mp4' };
const table: readonly (readonly [name: string, does: Misdeed, message: RegExp])[] = [
  ['a connection that breaks half way', 'cut', /connection broke/],
  ['half of the footage in good order', 'short', /ends early/],
  ['silence half way', 'stall', /nothing came for 0\.3 s/],
  ['a web page', 'page', /has no video/],
  ['a page that calls itself video', { answer: 200, headers: mp4, body: '<html>Sorry</html>' }, /is no MP4 file/],
  ['nothing', { answer: 200, headers: mp4, body: '' }, /is empty/],
  ['a dead link', { answer: 403 }, /has no video/],
  ['500', { answer: 500 }, /has no video/],
];

test.each(table)('a download that meets %s may be tried again, with a fresh link', async (_name, does, message) => {
  await using server = await startRunwayEmulator({
    faults: [{ on: 'content', nth: 1, does }],
    task: () => ({ looks: 1 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(runwayRequest(), { signal: patient });
  const hasty = await connect(server.baseUrl, does === 'stall' ? { limit: 300 } : {});
  const file = folder.file('clip.mp4');
  const error = await rejection(hasty.download(operation, file, { signal: patient }));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true, message: expect.stringMatching(message) });
  // Links are signed.
  expect(String(error)).not.toContain('_jwt');
  await provider.download(operation, file, { signal: patient });
  expect(server.tasks[0]?.token).toBe(2);
});

test('a cancelled download ends with the reason', async () => {
  await using server = await startRunwayEmulator({
    faults: [{ on: 'content', does: 'stall' }],
    task: () => ({ looks: 1 }),
  });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(runwayRequest(), { signal: patient });
  const cancel = new AbortController();
  const reason = new Error('Ctrl-C');
  const onProgress = (): void => cancel.abort(reason);
  const file = folder.file('clip.mp4');
  expect(await rejection(provider.download(operation, file, { signal: cancel.signal, onProgress }))).toBe(reason);
});
