import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Media } from '../../src/media/media.ts';
import { renderDeliverable } from '../../src/render/render-deliverable.ts';
import type { RenderTask } from '../../src/render/rendering.ts';
import { smallPlatform, testDeliverable, testEdit } from './test-edit.ts';
import { makeFootage, temporaryFolder, testMedia, type Folder } from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const logo = new URL('../../templates/brands/assets/aurora.svg', import.meta.url).pathname;

async function task(folder: Folder): Promise<RenderTask> {
  const platform = smallPlatform(270, 480);
  const [one, two, music] = await Promise.all([
    makeFootage(media, folder.file('one.mp4'), {
      picture: 'testsrc2=s=480x270:r=30',
      sound: 'anoisesrc=a=0.05:c=pink',
      seconds: 2,
    }),
    makeFootage(media, folder.file('two.mp4'), { picture: 'mandelbrot=s=270x480:r=24', seconds: 2 }),
    makeFootage(media, folder.file('music.m4a'), { picture: 'color', sound: 'sine=330', seconds: 1, options: ['-vn'] }),
  ]);
  const shots = [
    { clip: 'one', seconds: 1.6, more: { text: 'Meet Aurora', reframe: 'blur' as const } },
    { clip: 'two', seconds: 1.8, fade: 0.4, more: { text: 'In the dark' } },
  ];
  const edit = testEdit(platform, shots, {
    endCard: { start: 2.6, seconds: 1.4, fade: 0.4, cta: 'Go', tagline: 'Now' },
    seconds: 4,
    captions: [{ start: 0.3, end: 1.2, text: 'The night is yours.' }],
    logo: { file: { path: logo, sha256: '' }, corner: 'top-left' },
    music: { path: music, sha256: '' },
  });
  return {
    deliverable: testDeliverable(platform, edit),
    platform,
    clips: new Map([
      ['one', one],
      ['two', two],
    ]),
    own: new Set(),
  };
}

const signal = new AbortController().signal;

async function hashes(files: readonly (string | undefined)[]): Promise<string[]> {
  const found = files.filter((file) => file !== undefined);
  return Promise.all(
    found.map(async (file) =>
      createHash('sha256')
        .update(await readFile(file))
        .digest('hex'),
    ),
  );
}

test('a deliverable comes out whole, conforming, and the same bytes each time', async () => {
  await using folder = await temporaryFolder();
  const wanted = await task(folder);
  const seen: string[] = [];
  const render = async (name: string) => {
    const workFolder = folder.file(name);
    await mkdir(workFolder);
    const { video, cover, srt, vtt, preview, inspection } = await renderDeliverable(wanted, {
      media,
      workFolder,
      signal,
      onProgress: (stage, fraction) => seen.push(`${stage} ${fraction >= 0 && fraction <= 1}`),
    });
    expect(inspection.checks.filter(({ ok }) => !ok)).toEqual([]);
    return [video, cover, srt, vtt, preview];
  };
  const first = await render('first');
  expect(first.map((file) => file && path.extname(file))).toEqual(['.mp4', '.jpg', '.srt', '.vtt', '.mp4']);
  expect(new Set(seen)).toEqual(new Set(['rendering true', 'inspecting true']));
  expect(await hashes(await render('second'))).toEqual(await hashes(first));
  const preview = await media.probe(first[4] ?? '');
  expect(preview.video).toMatchObject({ width: 360, height: 640 });
  expect(preview.format.seconds).toBeCloseTo(4, 1);
});

test('a video without words has no caption files', async () => {
  await using folder = await temporaryFolder();
  const clip = await makeFootage(media, folder.file('a.mp4'), { picture: 'testsrc2=s=90x160:r=30', seconds: 1 });
  const platform = smallPlatform(90, 160);
  const deliverable = testDeliverable(platform, testEdit(platform, [{ clip: 'a', seconds: 1 }]));
  const tools = { media, workFolder: folder.file(''), signal };
  const { srt, vtt, inspection } = await renderDeliverable(
    { deliverable, platform, clips: new Map([['a', clip]]), own: new Set() },
    tools,
  );
  expect({ srt, vtt, ok: inspection.ok }).toEqual({ srt: undefined, vtt: undefined, ok: true });
});

test('footage that runs out long before its scene ends fails the inspection, not the run', async () => {
  await using folder = await temporaryFolder();
  const clip = await makeFootage(media, folder.file('a.mp4'), { picture: 'testsrc2=s=90x160:r=30', seconds: 1 });
  const platform = smallPlatform(90, 160);
  const deliverable = testDeliverable(platform, testEdit(platform, [{ clip: 'a', seconds: 4 }]));
  const tools = { media, workFolder: folder.file(''), signal };
  const { inspection } = await renderDeliverable(
    { deliverable, platform, clips: new Map([['a', clip]]), own: new Set() },
    tools,
  );
  expect(inspection.checks.filter(({ ok }) => !ok).map(({ rule }) => rule)).toEqual(['video.frozen']);
});

test('cancelling ends the render with the reason of the signal', async () => {
  await using folder = await temporaryFolder();
  const wanted = await task(folder);
  const stop = new AbortController();
  const reason = new Error('stopped by a person');
  const onProgress = () => stop.abort(reason);
  const tools = { media, workFolder: folder.file(''), signal: stop.signal, onProgress };
  await expect(renderDeliverable(wanted, tools)).rejects.toBe(reason);
});

test('a clip that holds no picture is a mistake that names the file', async () => {
  await using folder = await temporaryFolder();
  const wanted = await task(folder);
  const clips = new Map(wanted.clips).set('two', folder.file('music.m4a'));
  const rendering = renderDeliverable({ ...wanted, clips }, { media, workFolder: folder.file(''), signal });
  const error = await rendering.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toContain('music.m4a');
});
