import { expect, test } from 'vitest';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import { startOmniEmulator } from '../../emulators/google-omni.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, key, omniClip, patient } from './connect.ts';

test('makes a clip: one paid request, looks, and footage of the shape and length asked for', async () => {
  await using server = await startOmniEmulator({ key });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl, { now: () => 1_700_000_000_500 });

  const operation = await provider.start(omniClip(), { signal: patient });
  expect(operation).toEqual({ id: 'v1_1', host: server.host, createdAt: 1_700_000_000 });
  expect(await provider.status(operation, patient)).toEqual({ state: 'running' });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });

  const progress: number[] = [];
  const file = folder.file('clip.mp4');
  await provider.download(operation, file, { signal: patient, onProgress: (fraction) => progress.push(fraction) });
  expect(progress.at(-1)).toBe(1);
  const media = createMedia(await findMediaTools({ env: process.env }));
  expect(await media.probe(file)).toMatchObject({ video: { width: 320, height: 180 }, format: { seconds: 4 } });
  expect(server.count.create).toBe(1);
});

test('goes on in another process, with nothing but what was written down', async () => {
  await using server = await startOmniEmulator({ key });
  await using folder = await temporaryFolder();
  const killed = await connect(server.baseUrl);
  const written = JSON.stringify(await killed.start(omniClip(), { signal: patient }));
  expect(written).not.toContain(key);

  const next = await connect(server.baseUrl);
  const operation = JSON.parse(written);
  expect(await next.status(operation, patient)).toEqual({ state: 'running' });
  expect(await next.status(operation, patient)).toEqual({ state: 'succeeded' });
  await next.download(operation, folder.file('clip.mp4'), { signal: patient });
  expect(server.count.create).toBe(1);
});

test('speaks of a clip only where it was started', async () => {
  await using one = await startOmniEmulator();
  await using other = await startOmniEmulator();
  const operation = await (await connect(one.baseUrl)).start(omniClip(), { signal: patient });
  const error = await rejection((await connect(other.baseUrl)).status(operation, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(one.host) });
  expect(other.count.retrieve).toBe(0);
});

test('ends with the reason of whoever cancelled', async () => {
  await using server = await startOmniEmulator({ faults: [{ on: 'create', does: 'silence' }] });
  const cancel = new AbortController();
  const starting = rejection((await connect(server.baseUrl)).start(omniClip(), { signal: cancel.signal }));
  const reason = new Error('Ctrl-C');
  cancel.abort(reason);
  expect(await starting).toBe(reason);
});

test('stops what is still in the making', async () => {
  await using server = await startOmniEmulator({ key });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  await provider.cancel?.(operation, patient);
  expect(await provider.status(operation, patient)).toMatchObject({ state: 'failed', reason: 'cancelled' });
});

test('cannot say what a killed start left behind, and does not try', async () => {
  await using server = await startOmniEmulator();
  expect(await connect(server.baseUrl)).not.toHaveProperty('find');
});
