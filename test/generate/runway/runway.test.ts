import { expect, test } from 'vitest';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import { startRunwayEmulator } from '../../emulators/runway.ts';
import { rejection } from '../rejection.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, key, patient, runwayRequest } from './connect.ts';

test('makes a clip: one paid request, looks, and footage of the shape and length asked for', async () => {
  await using server = await startRunwayEmulator({ key, task: () => ({ looks: 3 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl, { now: () => 1_700_000_000_500 });

  const operation = await provider.start(runwayRequest(), { signal: patient });
  expect(operation).toEqual({ id: 'task-1', host: server.host, createdAt: 1_700_000_000, mostUsd: 0.48 });
  expect(await provider.status(operation, patient)).toEqual({ state: 'running' });
  expect(await provider.status(operation, patient)).toEqual({ state: 'running', progress: 0.5 });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded', costUsd: 0.48 });

  const progress: number[] = [];
  const file = folder.file('clip.mp4');
  await provider.download(operation, file, { signal: patient, onProgress: (fraction) => progress.push(fraction) });
  expect(progress.at(-1)).toBe(1);
  const media = createMedia(await findMediaTools({ env: process.env }));
  expect(await media.probe(file)).toMatchObject({ video: { width: 320, height: 180 }, format: { seconds: 4 } });
  expect(server.count.create).toBe(1);
});

test('goes on in another process, with nothing but what was written down', async () => {
  await using server = await startRunwayEmulator({ key, task: () => ({ looks: 2 }) });
  await using folder = await temporaryFolder();
  const killed = await connect(server.baseUrl);
  const written = JSON.stringify(await killed.start(runwayRequest(), { signal: patient }));
  expect(written).not.toContain(key);

  const next = await connect(server.baseUrl);
  const operation = JSON.parse(written);
  expect(await next.status(operation, patient)).toEqual({ state: 'running' });
  expect(await next.status(operation, patient)).toMatchObject({ state: 'succeeded' });
  await next.download(operation, folder.file('clip.mp4'), { signal: patient });
  expect(server.count.create).toBe(1);
});

test('speaks of a clip only where it was started', async () => {
  await using one = await startRunwayEmulator();
  await using other = await startRunwayEmulator();
  const operation = await (await connect(one.baseUrl)).start(runwayRequest(), { signal: patient });
  const error = await rejection((await connect(other.baseUrl)).status(operation, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(one.host) });
  expect(other.count.retrieve).toBe(0);
});

test('ends with the reason of whoever cancelled', async () => {
  await using server = await startRunwayEmulator({ faults: [{ on: 'create', does: 'silence' }] });
  const cancel = new AbortController();
  const starting = rejection((await connect(server.baseUrl)).start(runwayRequest(), { signal: cancel.signal }));
  const reason = new Error('Ctrl-C');
  cancel.abort(reason);
  expect(await starting).toBe(reason);
});

test.each([
  ['stops a task that is not over', 5, true],
  ['leaves the video of a task that is over', 1, false],
])('a cancellation %s', async (_name, looks, deleted) => {
  await using server = await startRunwayEmulator({ task: () => ({ looks }) });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(runwayRequest(), { signal: patient });
  await provider.cancel?.(operation, patient);
  expect(server.tasks[0]?.deleted).toBe(deleted);
});

test('cannot say what a killed start left behind, and does not try', async () => {
  await using server = await startRunwayEmulator();
  expect(await connect(server.baseUrl)).not.toHaveProperty('find');
});
