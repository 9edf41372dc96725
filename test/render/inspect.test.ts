import { loadImage } from '@napi-rs/canvas';
import { copyFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../../src/campaign/platform-schema.ts';
import type { Media } from '../../src/media/media.ts';
import type { Edit } from '../../src/plan/edit.ts';
import { encodeOptions } from '../../src/render/encode-options.ts';
import { inspect } from '../../src/render/inspect/inspect.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia, turnTrack, type Folder } from './test-media.ts';

const seconds = 5;
const platform = smallPlatform(96, 160);
const edit: Edit = testEdit(platform, [{ clip: 'a', seconds }]);
const nothing = { seen: async () => ({ still: [], black: [] }), silent: [] };
const asking = { platform, edit, sources: nothing, drawn: [] };

let media: Media;
let folder: Folder;
let good: string;

beforeAll(async () => {
  [media, folder] = await Promise.all([testMedia(), temporaryFolder()]);
  const picture = 'testsrc2=s=96x160:r=30';
  const sound = "aevalsrc='0.3*sin(2*PI*(300+200*mod(floor(t*4),3))*t)':s=48000";
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, sound, seconds });
  good = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
});
afterAll(() => folder[Symbol.asyncDispose]());

test('what the renderer makes conforms', async () => {
  const { ok, checks } = await inspect(good, asking, tools());
  expect(checks.filter((check) => !check.ok)).toEqual([]);
  expect(ok).toBe(true);
  expect(checks.length).toBeGreaterThan(30);
  expect(checks.find(({ rule }) => rule === 'video.size')).toEqual({
    rule: 'video.size',
    ok: true,
    value: '96x160',
    expected: '96x160',
    source: expect.stringMatching(/^https:.* \(\d{4}-\d\d-\d\d\)$/),
  });
});

/** The good file encoded again, with something changed. */
interface Again {
  readonly name: string;
  readonly picture?: string;
  readonly sound?: string;
  readonly options?: readonly string[];
  readonly fails: readonly string[];
}

const again: readonly Again[] = [
  { name: 'nothing', fails: [] },
  {
    name: 'another codec',
    options: ['-c:v', 'mpeg4', '-bf', '0', '-profile:v', '0', '-level:v', '0', '-flags:v', '-cgop'],
    fails: ['video.codec'],
  },
  { name: 'too high a level', options: ['-level:v', '5.1'], fails: ['video.level'] },
  {
    name: '4:2:2',
    options: ['-profile:v', 'high422', '-pix_fmt', 'yuv422p'],
    fails: ['video.profile', 'video.pixel-format'],
  },
  { name: 'another size', picture: 'scale=96:158,setsar=1', fails: ['video.size'] },
  { name: 'oblong pixels', picture: 'setsar=4/3', fails: ['video.pixel-shape'] },
  {
    name: 'interlaced',
    options: ['-flags:v', '+cgop+ilme+ildct', '-x264-params', 'open-gop=0:tff=1'],
    fails: ['video.progressive'],
  },
  {
    name: 'another rate',
    picture: 'fps=25,trim=end_frame=125',
    options: ['-r', '25'],
    fails: ['video.frame-rate', 'video.frames'],
  },
  { name: 'long groups', options: ['-g', '600', '-keyint_min', '600'], fails: ['video.group-length'] },
  {
    name: 'open groups',
    options: ['-preset', 'fast', '-flags:v', '-cgop', '-x264-params', 'open-gop=1:bframes=3:b-adapt=0'],
    fails: ['video.closed-groups'],
  },
  { name: 'cut short', options: ['-t', '3'], fails: ['file.length', 'video.frames', 'audio.length'] },
  {
    name: 'no colour tags',
    picture: 'setparams=range=unknown:color_primaries=unknown:color_trc=unknown:colorspace=unknown',
    options: [
      '-color_primaries',
      'unknown',
      '-color_trc',
      'unknown',
      '-colorspace',
      'unknown',
      '-color_range',
      'unknown',
    ],
    fails: ['video.colour'],
  },
  { name: 'a black hole', picture: "drawbox=c=black:t=fill:enable='between(t,1,2.5)'", fails: ['video.black'] },
  {
    name: 'a picture that stands still',
    picture: 'loop=loop=80:size=1:start=60,setpts=N/30/TB,trim=end_frame=150',
    fails: ['video.frozen'],
  },
  {
    name: 'a strobe',
    picture: "drawbox=c=white:t=fill:enable='between(t,1,3)*lt(mod(t,0.2),0.1)'",
    fails: ['video.flashes'],
  },
  { name: 'frames shown twice', picture: 'fps=24,fps=30,trim=end_frame=150', fails: ['video.repeated-frames'] },
  { name: 'a hole in the sound', sound: "volume=0:enable='between(t,1.2,3.6)',volume=0.7dB", fails: ['audio.silence'] },
  { name: 'too soft', sound: 'volume=-8dB', fails: ['audio.loudness'] },
  {
    name: 'a peak',
    sound: "aeval='val(ch)+2*between(t,2,2.0003)':c=same",
    fails: ['audio.true-peak', 'audio.clipped'],
  },
  { name: 'another sound codec', options: ['-c:a', 'libmp3lame'], fails: ['audio.codec'] },
  { name: 'another sample rate', options: ['-ar', '44100'], fails: ['audio.sample-rate'] },
  { name: 'mono', options: ['-ac', '1'], fails: ['audio.channels'] },
  { name: 'sound that ends early', options: [], sound: 'atrim=end=4', fails: ['audio.length'] },
  { name: 'no sound', options: ['-an'], fails: ['audio.codec'] },
  { name: 'an index at the end', options: ['-movflags', 'negative_cts_offsets'], fails: ['file.index-first'] },
  { name: 'an edit list', options: ['-use_editlist', '1', '-movflags', '+faststart'], fails: ['file.edit-list'] },
];

test.each(again)('$name fails $fails', async ({ name, picture = 'null', sound = 'anull', options = [], fails }) => {
  const target = folder.file(`${name}.mp4`);
  const filters = ['-vf', picture, ...(options.includes('-an') ? [] : ['-af', sound])];
  const codecs = [...encodeOptions(edit), '-c:a', 'aac', '-b:a', '192k'];
  await media.run(
    { inputs: [{ source: good }], outputs: [{ target, options: [...filters, ...codecs, ...options] }] },
    { signal: never },
  );
  expect(await failing(target)).toEqual(fails);
});

test.each([
  { name: 'rotated', damage: (file: string) => turnTrack(file, 90), fails: ['video.rotation'] },
  { name: 'not a video', damage: (file: string) => writeFile(file, 'not a video'), fails: ['file.readable'] },
  { name: 'an empty file', damage: (file: string) => truncate(file, 0), fails: ['file.readable'] },
  {
    name: 'without its end',
    damage: async (file: string) => truncate(file, Math.round((await readFile(file)).length / 2)),
    fails: ['file.decodes'],
  },
  { name: 'another container', damage: asMatroska, fails: ['file.container'] },
  { name: 'damaged bytes', damage: scribble, fails: ['file.decodes'] },
])('$name fails $fails', async ({ name, damage, fails }) => {
  const target = folder.file(`${name}.mp4`);
  await copyFile(good, target);
  await damage(target);
  expect(await failing(target)).toEqual(expect.arrayContaining(fails));
});

const limits: readonly { name: string; change: (from: Platform) => Platform; fails: string[] }[] = [
  { name: 'bytes', change: (from) => ({ ...from, file: { ...from.file, maxBytes: 1000 } }), fails: ['file.bytes'] },
  {
    name: 'bit rate',
    change: (from) => ({ ...from, video: { ...from.video, maxKbps: 10 } }),
    fails: ['video.bit-rate'],
  },
  {
    name: 'profile',
    change: (from) => ({ ...from, video: { ...from.video, profile: 'baseline' } }),
    fails: ['video.profile'],
  },
  {
    name: 'length',
    change: (from) => ({ ...from, seconds: { ...from.seconds, max: 4.9 } }),
    fails: ['file.platform-length'],
  },
  {
    name: 'frame rate',
    change: (from) => ({ ...from, video: { ...from.video, fps: { min: 50, max: 60 } } }),
    fails: ['video.platform-rate'],
  },
];

test.each(limits)('a limit of the platform: $name', async ({ change, fails }) => {
  expect(await failing(good, { platform: change(platform) })).toEqual(fails);
});

test('what the footage does by itself, and what the end card does, is no fault', async () => {
  const still = folder.file('a picture that stands still.mp4');
  const endCard = { start: 2, seconds: 3, fade: 0.4, cta: 'Go', tagline: undefined };
  expect(await failing(still)).toEqual(['video.frozen']);
  expect(
    await failing(still, {
      sources: { ...nothing, seen: async () => ({ still: [{ start: 2, end: 4.7 }], black: [] }) },
    }),
  ).toEqual([]);
  expect(await failing(still, { edit: { ...edit, endCard } })).toEqual([]);
  const hole = folder.file('a hole in the sound.mp4');
  expect(await failing(hole, { sources: { ...nothing, silent: [{ start: 1, end: 4 }] } })).toEqual([]);
});

const tools = () => ({ media, signal: never, folder: folder.file('') });

test('what is missed comes with where it is and a picture of it, and remarks do not stop a file', async () => {
  const placed = { name: 'headline 1', start: 1, end: 2, x: 4, y: 20, width: 60, height: 140 };
  const seen = async (name: string, rule: string, asked = {}) => {
    const inspection = await inspect(folder.file(`${name}.mp4`), { ...asking, ...asked }, tools());
    return { ok: inspection.ok, ...inspection.checks.find((check) => check.rule === rule) };
  };
  const stills = [
    await seen('a strobe', 'video.flashes'),
    await seen('frames shown twice', 'video.repeated-frames'),
    await seen('nothing', 'layout.safe-zone', { drawn: [placed] }),
  ];
  expect(stills.map(({ remark }) => remark)).toEqual([undefined, true, undefined]);
  const passed = await inspect(folder.file('frames shown twice.mp4'), asking, tools());
  expect(passed.ok).toBe(true);
  for (const { places } of stills) {
    expect(places?.[0]).toEqual({ start: expect.any(Number), end: expect.any(Number), still: expect.any(String) });
    const [, data = ''] = places?.[0]?.still?.split('data:image/jpeg;base64,') ?? [];
    const image = await loadImage(Buffer.from(data, 'base64'));
    expect([image.width, image.height]).toEqual([96, 160]);
  }
  expect(await readdir(folder.file(''))).not.toContain('still-0.jpg');
});

async function failing(file: string, asked: Partial<Parameters<typeof inspect>[1]> = {}): Promise<string[]> {
  const { checks } = await inspect(file, { ...asking, ...asked }, tools());
  return checks.filter(({ ok }) => !ok).map(({ rule }) => rule);
}

async function asMatroska(file: string): Promise<void> {
  const target = folder.file('video.mkv');
  await media.run({ inputs: [{ source: file }], outputs: [{ target, options: ['-c', 'copy'] }] }, { signal: never });
  await copyFile(target, file);
}

/** Nonsense in the middle of the frames. */
async function scribble(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0x5a, Math.round(bytes.length * 0.5), Math.round(bytes.length * 0.55));
  await writeFile(file, bytes);
}
