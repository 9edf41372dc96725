import { existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import type { FfmpegJob, Media, MediaTools } from '../../src/media/media.ts';

let folder = '';
let tools: MediaTools;
let media: Media;
const signal = new AbortController().signal;
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'reelmill-ffmpeg-'));
  tools = await findMediaTools({ env: process.env });
  media = createMedia(tools);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const picture = (seconds: number) => ({
  source: `testsrc2=size=64x64:rate=30:duration=${seconds}`,
  options: ['-f', 'lavfi'],
});
const fast = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];
/** Would take for ever. */
const endless: FfmpegJob = {
  inputs: [{ source: 'testsrc2=size=320x240:rate=30', options: ['-f', 'lavfi'] }],
  outputs: [{ target: '-', options: ['-f', 'null'] }],
};

test('runs a graph over several inputs and reports how far it is', async () => {
  const progress: number[] = [];
  const sound = { source: 'sine=frequency=440:duration=2', options: ['-f', 'lavfi'] };
  const log = await media.run(
    {
      inputs: [picture(2), sound],
      graph: '[0:v]hflip,split=2[v][w];[1:a]ebur128=peak=true[a]',
      global: ['-filter_threads', '1'],
      outputs: [
        { target: at('clip.mp4'), options: ['-map', '[v]', '-map', '[a]', ...fast, '-c:a', 'aac'] },
        { target: at('cover.jpg'), options: ['-map', '[w]', '-frames:v', '1'] },
      ],
    },
    { signal, seconds: 2, onProgress: (fraction) => progress.push(fraction) },
  );
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(log).toMatch(/Integrated loudness:\s+I:\s+-?\d/);
  expect(log).not.toMatch(/^frame=/m);
  expect(await media.probe(at('clip.mp4'), { packets: true })).toMatchObject({
    format: { name: expect.stringContaining('mp4'), seconds: expect.closeTo(2, 1), bytes: expect.any(Number) },
    video: { codec: 'h264', width: 64, height: 64, fps: 30, constantRate: true, frames: 60, rotation: 0 },
    audio: { codec: 'aac', profile: 'LC', channels: 1, sampleRate: 44_100 },
    keyFrames: [0],
  });
  expect(await media.probe(at('cover.jpg'))).toMatchObject({ video: { codec: 'mjpeg' }, keyFrames: [] });
});

test.each(['-y.mp4', 'a:b.mp4', 'http:x.mp4', '100%03d.png', "it's; [v] , $HOME.mp4", 'ビデオ 🎬.mp4', ' .jpg'])(
  'takes the name %j as it is, in and out',
  async (name) => {
    const frame = ['-frames:v', '1', '-pix_fmt', 'yuvj420p'];
    const isPicture = !name.endsWith('.mp4');
    await media.run(
      { inputs: [picture(1)], outputs: [{ target: at(name), options: isPicture ? frame.slice(0, 2) : fast }] },
      { signal },
    );
    expect(existsSync(at(name))).toBe(true);
    const copy = { target: at('copy.jpg'), options: frame };
    await media.run({ inputs: [{ source: at(name) }], outputs: [copy] }, { signal });
    expect(await media.probe(at(name))).toMatchObject({ video: { width: 64 } });
  },
);

test('reads raw frames from a stream, as fast as ffmpeg takes them', async () => {
  const frame = Buffer.alloc(64 * 64 * 4, 0x80);
  const source = Readable.from(
    (function* () {
      for (let number = 0; number < 90; number += 1) yield frame;
    })(),
  );
  const options = ['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', '64x64', '-framerate', '30'];
  await media.run({ inputs: [{ source, options }], outputs: [{ target: at('raw.mp4'), options: fast }] }, { signal });
  expect(await media.probe(at('raw.mp4'))).toMatchObject({ video: { frames: 90 } });
  expect(source.destroyed).toBe(true);
});

test('ends with the error of a stream that fails', async () => {
  const error = new Error('The artist fell ill.');
  const source = new Readable({ read() {} });
  source.push(Buffer.alloc(64 * 64 * 4));
  setImmediate(() => source.destroy(error));
  const options = ['-f', 'rawvideo', '-pixel_format', 'rgba', '-video_size', '64x64'];
  const job = { inputs: [{ source, options }], outputs: [{ target: at('ill.mp4'), options: fast }] };
  await expect(media.run(job, { signal })).rejects.toBe(error);
});

test('stops at once when it is cancelled, before and during', async () => {
  const reason = new Error('Ctrl-C');
  await expect(media.run(endless, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  const cancel = new AbortController();
  const onProgress = (): void => cancel.abort(reason);
  await expect(media.run(endless, { signal: cancel.signal, seconds: 1, onProgress })).rejects.toBe(reason);
  const early = new AbortController();
  const running = media.run(endless, { signal: early.signal });
  early.abort(reason);
  await expect(running).rejects.toBe(reason);
});

test('a failure shows what ffmpeg said last, and keeps what it was asked', async () => {
  const job = { inputs: [{ source: at('nowhere.mp4') }], outputs: [{ target: at('out.mp4'), options: fast }] };
  await expect(media.run(job, { signal })).rejects.toMatchObject({
    name: 'FfmpegError',
    message: expect.stringMatching(/^ffmpeg failed with exit code \d+:\n[^]*No such file or directory/),
    command: expect.stringContaining(`-i file:${at('nowhere.mp4')} -c:v libx264`),
  });
});

/** A program that stands in for an ffmpeg in trouble. */
async function troubled(name: string, script: string): Promise<Media> {
  await writeFile(at(name), `#!/bin/sh\n${script}\n`);
  await chmod(at(name), 0o755);
  return createMedia({ ...tools, ffmpeg: at(name) });
}

/** Resolves once a program has written down its number. */
async function begun(file: string): Promise<void> {
  await vi.waitFor(() => expect(statSync(file).size).toBeGreaterThan(0), { timeout: 30_000 });
}

test('has ended when it says so, even when a stream failed', async () => {
  const patience = await troubled('patient', `echo $$ > '${at('pid')}'; exec sleep 100`);
  const error = new Error('The artist fell ill.');
  const source = new Readable({
    read() {
      void begun(at('pid')).then(() => this.destroy(error));
    },
  });
  const running = patience.run({ inputs: [{ source }], outputs: endless.outputs }, { signal });
  // Asked at that very moment: a little later it would be gone in any case.
  const isThere = running.catch(() => process.kill(Number(readFileSync(at('pid'), 'utf8')), 0));
  await expect(isThere).rejects.toThrow('ESRCH');
  await expect(running).rejects.toBe(error);
});

test.each([
  ['killed', 'kill -KILL $$', { name: 'FfmpegError', message: 'ffmpeg was killed (SIGKILL): out of memory?' }],
  ['terminated', 'kill -TERM $$', { name: 'FfmpegError', message: 'ffmpeg was killed (SIGTERM).' }],
  [
    'full',
    'echo "av_interleaved_write_frame(): No space left on device" >&2; exit 228',
    { name: 'UserError', message: expect.stringMatching(/disk is full/) },
  ],
])('an ffmpeg that is %s', async (name, script, error) => {
  await expect((await troubled(name, script)).run(endless, { signal })).rejects.toMatchObject(error);
});

test('an ffmpeg that is gone', async () => {
  const gone = createMedia({ ...tools, ffmpeg: at('gone') }).run(endless, { signal });
  await expect(gone).rejects.toMatchObject({ name: 'FfmpegError', message: expect.stringContaining('ENOENT') });
});

test('two programs in one process do not mix', async () => {
  const one = await troubled('one', 'echo one >&2');
  const two = await troubled('two', 'echo two >&2');
  expect(await Promise.all([one.run(endless, { signal }), two.run(endless, { signal })])).toEqual(['one', 'two']);
});

test('keeps only the last lines of a program that will not be quiet', async () => {
  const loud = await troubled('loud', 'seq 1 100000 >&2');
  const lines = (await loud.run(endless, { signal })).split('\n');
  expect(lines.at(-1)).toBe('100000');
  expect(lines.length).toBeLessThan(40_001);
});
