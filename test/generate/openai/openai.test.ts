import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
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
  expect(operation).toEqual({ id: 'video_1', host: server.host, createdAt: expect.any(Number) });
  expect(server.jobs[0]?.request).toEqual({
    model: 'sora-2',
    prompt: 'A kite over a beach Avoid: text, logos.',
    seconds: '4',
    size: '320x180',
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

test('sends the reference picture with its type, and refuses one that has changed since the plan', async () => {
  await using server = await startVideosEmulator();
  await using folder = await temporaryFolder();
  const reference = { path: folder.file('phone.png'), sha256: createHash('sha256').update('picture').digest('hex') };
  await writeFile(reference.path, 'picture');
  const provider = await connect(server.baseUrl);

  await provider.start(clipRequest({ reference }), { signal: patient });
  expect(server.jobs[0]?.request.extra).toEqual({ input_reference: 'phone.png image/png 7' });

  await writeFile(reference.path, 'another picture');
  await expect(provider.start(clipRequest({ reference }), { signal: patient })).rejects.toThrow(
    /changed since the plan/,
  );
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
