import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, key, patient, rejection } from './connect.ts';

test('makes a clip: one paid request, polls, and footage of the size and length asked for', async () => {
  await using server = await startVideosEmulator({ key, job: () => ({ polls: 3 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);

  const operation = await provider.start(clipRequest({ avoid: ['text', 'logos'] }), { signal: patient });
  const asked = { seconds: 4, width: 320, height: 180 };
  expect(operation).toEqual({ id: 'video_1', host: server.host, createdAt: expect.any(Number), ...asked });
  expect(server.jobs[0]?.request).toMatchObject({
    model: 'sora-2',
    prompt: 'A kite over a beach Avoid: text, logos.',
    seconds: '4',
    size: '320x180',
    encoding: 'multipart',
    extra: {},
  });

  expect(await provider.status(operation, patient)).toEqual({ state: 'running', progress: 0.33 });
  expect(await provider.status(operation, patient)).toEqual({ state: 'running', progress: 0.66 });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });

  const progress: number[] = [];
  const file = folder.file('clip.mp4');
  await provider.download(operation, file, { signal: patient, onProgress: (fraction) => progress.push(fraction) });
  expect(progress.at(-1)).toBe(1);
  const media = createMedia(await findMediaTools({ env: process.env }));
  expect(await media.probe(file)).toMatchObject({ video: { width: 320, height: 180 }, format: { seconds: 4 } });
  expect(server.count.create).toBe(1);
});

test('speaks to a clip only where it was started', async () => {
  await using one = await startVideosEmulator();
  await using other = await startVideosEmulator();
  const operation = await (await connect(one.baseUrl)).start(clipRequest(), { signal: patient });
  const error = await rejection((await connect(other.baseUrl)).status(operation, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(one.host) });
  expect(other.count.retrieve).toBe(0);
});

test('goes on with a job of which a person knows only the name', async () => {
  await using server = await startVideosEmulator({ job: () => ({ polls: 0 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  await provider.start(clipRequest(), { signal: patient });
  expect(await provider.status({ id: 'video_1' }, patient)).toEqual({ state: 'succeeded' });
  await provider.download({ id: 'video_1' }, folder.file('clip.mp4'), { signal: patient });
  expect(await provider.status({ id: 'video_2' }, patient)).toMatchObject({ state: 'failed', reason: 'expired' });
});

test('a gateway that makes less than was asked for is found out by its file', async () => {
  await using server = await startVideosEmulator({ job: () => ({ polls: 0 }), gateway: { longest: 2 } });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  await provider.download(operation, folder.file('clip.mp4'), { signal: patient });
  const media = createMedia(await findMediaTools({ env: process.env }));
  const { format } = await media.probe(folder.file('clip.mp4'));
  expect([operation['seconds'], format.seconds]).toEqual([4, 2]);
});

test('ends with the reason of whoever cancelled', async () => {
  await using server = await startVideosEmulator({
    faults: [{ on: 'create', does: 'silence' }],
  });
  const provider = await connect(server.baseUrl);
  const cancel = new AbortController();
  const starting = rejection(provider.start(clipRequest(), { signal: cancel.signal }));
  const reason = new Error('Ctrl-C');
  cancel.abort(reason);
  expect(await starting).toBe(reason);
});

test('leaves the file as it came when it was complete', async () => {
  await using server = await startVideosEmulator({ job: () => ({ polls: 0 }) });
  await using folder = await temporaryFolder();
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  await provider.download(operation, folder.file('a'), { signal: patient });
  const response = await fetch(`${server.baseUrl}/videos/video_1/content`);
  expect((await readFile(folder.file('a'))).equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
});
