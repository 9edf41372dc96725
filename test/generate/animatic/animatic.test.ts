import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAnimatic } from '../../../src/generate/providers/animatic/animatic.ts';
import { createMedia } from '../../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../../src/media/find-tools.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { sceneRequest } from './scene-request.ts';

const media = createMedia(await findMediaTools({ env: process.env }));
const provider = createAnimatic({ media });
const signal = new AbortController().signal;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'animatic-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(request: ClipRequest, name: string): Promise<string> {
  const file = join(folder, name);
  await provider.download(await provider.start(request, { signal }), file, { signal });
  return file;
}

/** What the frames show, whatever the container says. */
async function pictureHash(file: string): Promise<string> {
  const target = `${file}.rgb`;
  await media.run(
    { inputs: [{ source: file }], outputs: [{ target, options: ['-f', 'rawvideo', '-pix_fmt', 'rgb24'] }] },
    { signal },
  );
  const hash = createHash('sha256').update(await readFile(target));
  await rm(target);
  return hash.digest('hex');
}

test.each([
  [24, 1.3, 640, 360],
  [30, 0.5, 360, 640],
  [30, 1.1, 854, 480],
])(
  'at %i frames a second, %f s, %i x %i: exactly those frames, tagged, with sound of the same length',
  async (fps, seconds, width, height) => {
    const file = await make(
      sceneRequest('A city at night', { fps, seconds, width, height }),
      `exact-${fps}-${width}.mp4`,
    );
    const { video, audio, format } = await media.probe(file);
    expect(video).toMatchObject({
      width,
      height,
      fps,
      codec: 'h264',
      pixelFormat: 'yuv420p',
      frames: Math.round(fps * seconds),
    });
    expect(video?.colour).toEqual({ space: 'bt709', transfer: 'bt709', primaries: 'bt709', range: 'tv' });
    expect(audio).toMatchObject({ codec: 'aac', channels: 2, sampleRate: 48_000 });
    expect(Math.abs((audio?.seconds ?? 0) - (video?.seconds ?? 1))).toBeLessThan(0.05);
    expect(format.name).toContain('mp4');
  },
);

test('a request drawn twice at once gives the same frames', async () => {
  const request = sceneRequest('The sea at sunset', { width: 640, height: 360 });
  const files = await Promise.all([make(request, 'same-1.mp4'), make(request, 'same-2.mp4')]);
  const [one, two] = await Promise.all(files.map(pictureHash));
  expect(one).toBe(two);
});

test('the frames that reach the file are those that were drawn, in order', async () => {
  const file = await make(sceneRequest('A phone in a studio', { width: 640, height: 360, seconds: 2 }), 'order.mp4');
  const log = await media.run(
    {
      inputs: [{ source: file }],
      graph: '[0:v]freezedetect=n=-90dB:d=0.08,select=gt(scene\\,0.06),metadata=print[v]',
      outputs: [{ target: '-', options: ['-map', '[v]', '-f', 'null'] }],
    },
    { signal },
  );
  // A frame written twice would be frozen; one that was drawn over while it was written would look like a cut.
  expect(log).not.toContain('freeze_start');
  expect(log).not.toContain('lavfi.scene_score');
});

test('the sound bed is soft, and silent at both ends', async () => {
  const file = await make(sceneRequest('A city', { seconds: 4 }), 'sound.mp4');
  const log = await media.run(
    {
      inputs: [{ source: file }],
      graph: '[0:a]ebur128=peak=true:framelog=verbose[a]',
      outputs: [{ target: '-', options: ['-map', '[a]', '-f', 'null'] }],
    },
    { signal },
  );
  const loudness = Number(/I:\s+(-[\d.]+) LUFS/u.exec(log.slice(log.lastIndexOf('Summary')))?.[1]);
  const peak = Number(/Peak:\s+(-[\d.]+) dBFS/u.exec(log)?.[1]);
  expect(loudness).toBeGreaterThan(-26);
  expect(loudness).toBeLessThan(-22);
  expect(peak).toBeLessThan(-6);
});

test('nothing is started, so nothing can be found or has to be waited for', async () => {
  const request = sceneRequest('A city');
  const operation = await provider.start(request, { signal });
  expect(JSON.parse(JSON.stringify(operation))).toEqual(operation);
  expect(await provider.status(operation, signal)).toEqual({ state: 'succeeded', costUsd: 0 });
  expect(await provider.find?.(request, { since: new Date(0), taken: new Set(), signal })).toBeUndefined();
  expect(provider.pollMs).toBe(0);
});

test('cancelled in the middle it stops at once and leaves no helper files', async () => {
  const own = await mkdtemp(join(folder, 'cancel-'));
  const controller = new AbortController();
  const operation = await provider.start(sceneRequest('A city', { seconds: 120, width: 1280, height: 720 }), {
    signal,
  });
  const reason = new Error('enough');
  const download = provider.download(operation, join(own, 'clip.part'), {
    signal: controller.signal,
    onProgress: (fraction) => {
      if (fraction > 0) controller.abort(reason);
    },
  });
  await expect(download).rejects.toBe(reason);
  expect((await readdir(own)).filter((name) => name !== 'clip.part')).toEqual([]);
});

test('reports how far it is, and writes only the file it was given', async () => {
  const own = await mkdtemp(join(folder, 'progress-'));
  const file = join(own, 'clip.part');
  const seen: number[] = [];
  const operation = await provider.start(sceneRequest('A city', { seconds: 3 }), { signal });
  await provider.download(operation, file, { signal, onProgress: (fraction) => seen.push(fraction) });
  expect(seen.every((fraction) => fraction >= 0 && fraction <= 1)).toBe(true);
  expect(seen.length).toBeGreaterThan(0);
  expect(await readdir(own)).toEqual(['clip.part']);
  expect((await stat(file)).size).toBeGreaterThan(10_000);
});
