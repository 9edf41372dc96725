import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { OpenaiConfig } from '../../../src/generate/provider-tools.ts';
import { beginning } from '../../../src/generate/providers/openai/keep-new-part.ts';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import type { Gateway } from '../../emulators/video-gateway.ts';
import { clipRequest } from '../clip-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, patient, rejection } from './connect.ts';

const media = createMedia(await findMediaTools({ env: process.env }));
const config: Partial<OpenaiConfig> = { extend: true, seconds: 'number', send: ['negative_prompt'] };
const next = clipRequest({ prompt: 'The kite dives', avoid: ['text'], seconds: 2, continues: 'key of the first' });

async function setUp(gateway: Gateway = {}) {
  const server = await startVideosEmulator({ gateway, job: () => ({ polls: 0 }) });
  const provider = await connect(server.baseUrl, { config, media });
  const first = await provider.start(clipRequest(), { signal: patient });
  return { server, provider, first, [Symbol.asyncDispose]: () => server.close() };
}

/** The first frame of a file, or the one at that second, small and grey. */
async function frame(file: string, seconds: number, target: string): Promise<Buffer> {
  const options = ['-frames:v', '1', '-vf', 'scale=32:18,format=gray', '-f', 'rawvideo'];
  const inputs = [{ source: file, options: ['-ss', String(seconds)] }];
  await media.run({ inputs, outputs: [{ target, options }] }, { signal: patient });
  return readFile(target);
}

/** Mean difference of two frames, 0 to 255. */
function difference(one: Buffer, other: Buffer): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

test('goes on from the clip before, and hands over only what is new', async () => {
  await using site = await setUp();
  await using folder = await temporaryFolder();
  const { provider, server, first } = site;
  const second = await provider.start(next, { signal: patient, previous: first });
  expect(server.jobs[1]?.request).toMatchObject({ encoding: 'json', prompt: 'The kite dives', seconds: '2' });
  expect(server.jobs[1]?.request.extra).toEqual({ video: JSON.stringify({ id: 'video_1' }) });
  expect(second).toMatchObject({ id: 'video_2', seconds: 2, before: 4 });
  expect(server.count).toMatchObject({ create: 1, extend: 1 });

  const file = folder.file('clip.mp4');
  await provider.download(second, file, { signal: patient });
  expect(existsSync(`${file}.whole.mp4`)).toBe(false);
  expect(await media.probe(file)).toMatchObject({
    format: { seconds: expect.closeTo(2, 1) },
    video: { width: 320, height: 180 },
    audio: { channels: 1 },
  });
  const whole = folder.file('whole.mp4');
  const response = await fetch(`${server.baseUrl}/videos/video_2/content`);
  await writeFile(whole, Buffer.from(await response.arrayBuffer()));
  const begins = await frame(file, 0, folder.file('a'));
  expect(difference(begins, await frame(whole, 4, folder.file('b')))).toBeLessThan(2);
  expect(difference(begins, await frame(whole, 0, folder.file('c')))).toBeGreaterThan(4);

  const third = await provider.start(next, { signal: patient, previous: second });
  expect(third).toMatchObject({ seconds: 2, before: 6 });
  await provider.download(third, file, { signal: patient });
  expect(await media.probe(file)).toMatchObject({ format: { seconds: expect.closeTo(2, 1) } });
});

test('a gateway that hands over only the new part is left as it is', async () => {
  await using site = await setUp({ extensions: 'alone' });
  await using folder = await temporaryFolder();
  const operation = await site.provider.start(next, { signal: patient, previous: site.first });
  await site.provider.download(operation, folder.file('clip.mp4'), { signal: patient });
  const response = await fetch(`${site.server.baseUrl}/videos/video_2/content`);
  expect((await readFile(folder.file('clip.mp4'))).equals(Buffer.from(await response.arrayBuffer()))).toBe(true);
});

test('a gateway without extensions costs nothing and says what to set', async () => {
  await using site = await setUp({ extensions: 'none' });
  const error = await rejection(site.provider.start(next, { signal: patient, previous: site.first }));
  expect(error).toMatchObject({ name: 'UserError', hint: expect.stringMatching(/providers\.openai\.extend/) });
  const unset = await connect(site.server.baseUrl, { media });
  expect(await rejection(unset.start(next, { signal: patient, previous: site.first }))).toMatchObject({
    name: 'UserError',
  });
  expect(await rejection(site.provider.start(next, { signal: patient }))).toMatchObject({ name: 'UserError' });
  expect(site.server.jobs).toHaveLength(1);
  expect(site.server.count.extend).toBe(1);
});

test('goes on only from a clip of the same gateway', async () => {
  await using site = await setUp();
  const previous = { ...site.first, host: 'elsewhere' };
  expect(await rejection(site.provider.start(next, { signal: patient, previous }))).toMatchObject({
    name: 'UserError',
    message: expect.stringContaining('elsewhere'),
  });
  expect(site.server.count.extend).toBe(0);
});

test.each([
  ['the whole', 12, 8, 4, 4],
  ['the whole, by its frames', 12.04, 8, 4, 4.04],
  ['the whole of a short clip before a long part', 14, 12, 2, 2],
  ['only the new part', 8.04, 8, 4, 0],
  ['only the new part, a little long', 8.6, 8, 4, 0],
  ['the whole, shorter than asked for', 10.5, 8, 4, 4],
  ['the whole, when nobody knows what was before', 12, 8, 0, 4],
  ['the new part, when nobody knows what was before', 8.2, 8, 0, 0],
])('%s', (_name, total, seconds, before, from) => {
  expect(beginning(total, { seconds, before })).toBeCloseTo(from, 5);
});
