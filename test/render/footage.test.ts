import { readFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import {
  greyFrames,
  makeFootage,
  never,
  temporaryFolder,
  testMedia,
  turnTrack,
  type Folder,
  type Footage,
} from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

// Brightness tells the time: 60 levels a second, from 40. What the output shows at a moment can be read off.
const clock = (size: string, fps = 30) => `color=black:s=${size}:r=${fps},geq=lum='40+60*T':cb=128:cr=128`;
const seconds = 2;
const footage: Record<string, Footage> = {
  'the frame as it is': { picture: clock('90x160'), seconds },
  'twice the size, 24 fps': { picture: clock('180x320', 24), seconds },
  '60 fps, landscape': { picture: clock('320x180', 60), seconds },
  '25 fps with an odd size': { picture: clock('161x91', 25), seconds, options: ['-pix_fmt', 'yuv444p'] },
  'a variable rate': {
    picture: `${clock('90x160')},select='mod(n,7)*mod(n,3)'`,
    seconds,
    options: ['-video_track_timescale', '90000'],
  },
  'pixels that are not square': { picture: `${clock('180x160')},setsar=1/2`, seconds },
  'three frames too short': { picture: clock('90x160'), seconds: seconds - 0.1 },
  'a second too long': { picture: clock('90x160'), seconds: seconds + 1 },
  'full range': {
    picture: clock('90x160'),
    seconds,
    options: ['-pix_fmt', 'yuvj420p', '-color_range', 'pc'],
  },
  interlaced: { picture: clock('90x160'), seconds, options: ['-flags', '+ilme+ildct', '-x264-params', 'tff=1'] },
};

test.each(Object.entries(footage))('%s: every frame in its place, none too many', async (_, made) => {
  await using folder = await temporaryFolder();
  const clip = await makeFootage(media, folder.file('clip.mp4'), made);
  const platform = smallPlatform(90, 160);
  const edit = testEdit(platform, [
    { clip: 'a', seconds: 1 },
    { clip: 'b', seconds: 1.2, fade: 0.2, more: { clips: [{ key: 'a', from: 0.8, seconds: 1.2 }] } },
  ]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  const frames = await greyFrames(media, video, folder, '1x1');
  const probe = await media.probe(video);
  expect(probe.video).toMatchObject({
    width: 90,
    height: 160,
    sampleAspect: '1:1',
    fps: 30,
    frames: 60,
    start: 0,
    rotation: 0,
  });
  expect(frames).toHaveLength(60);
  for (const at of [0, 10, 20, 29, 40, 50, 55]) {
    // Two levels are a frame; sources at other rates show the nearest of theirs.
    expect(Math.abs(timeOf(frames[at]) - at / 30), `frame ${at}`).toBeLessThan(0.07);
  }
});

/** The upper left quarter is white. */
const marked = 'color=gray:s=160x90:r=30,drawbox=w=iw/2:h=ih/2:c=white:t=fill';

test.each([
  { turn: 90, size: [90, 160], bright: 'top right' },
  { turn: 180, size: [160, 90], bright: 'bottom right' },
  { turn: 270, size: [90, 160], bright: 'bottom left' },
])(
  'footage that a phone turned by $turn degrees is upright',
  async ({ turn, size: [width = 0, height = 0], bright }) => {
    await using folder = await temporaryFolder();
    const clip = await makeFootage(media, folder.file('clip.mp4'), { picture: marked, seconds: 0.5 });
    await turnTrack(clip, turn);
    const platform = smallPlatform(width, height);
    const edit = testEdit(platform, [{ clip: 'a', seconds: 0.5 }]);
    const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
    const [quarters = Buffer.alloc(0)] = await greyFrames(media, video, folder, '2x2');
    const names = ['top left', 'top right', 'bottom left', 'bottom right'];
    expect(names[quarters.indexOf(Math.max(...quarters))]).toBe(bright);
  },
);

test.each([
  { focus: { x: 0, y: 0.5 }, side: 'left' },
  { focus: { x: 1, y: 0.5 }, side: 'right' },
  { focus: { x: 0.5, y: 0.5 }, side: 'both' },
])('a crop keeps its focal point in view: $focus.x', async ({ focus, side }) => {
  await using folder = await temporaryFolder();
  const picture = 'color=black:s=320x90:r=30,drawbox=w=iw/2:c=white:t=fill';
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, seconds: 0.2 });
  const platform = smallPlatform(90, 90);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 0.2, more: { focus } }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  const [halves = Buffer.alloc(0)] = await greyFrames(media, video, folder, '2x1');
  const [left, right] = [(halves[0] ?? 0) > 128, (halves[1] ?? 0) > 128];
  expect({ left, right }).toEqual({ left: side !== 'right', right: side === 'left' });
});

test('blurred fill shows the whole picture in the middle and its own soft colours around it', async () => {
  await using folder = await temporaryFolder();
  const picture = 'color=white:s=320x180:r=30,drawbox=w=8:c=black:t=fill';
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, seconds: 0.2 });
  const platform = smallPlatform(180, 320);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 0.2, more: { reframe: 'blur' } }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  const [frame = Buffer.alloc(0)] = await greyFrames(media, video, folder, '180x320');
  const at = (x: number, y: number) => frame[y * 180 + x] ?? 0;
  expect(at(1, 160), 'the edge of the footage is in view').toBeLessThan(40);
  expect(at(90, 160), 'untouched in the middle').toBeGreaterThan(245);
  expect(at(90, 30), 'darker around it').toBeLessThan(240);
  expect(at(90, 30), 'and of its colour').toBeGreaterThan(150);
});

/** Red, as three conventions would write it down. */
test.each([
  { name: 'BT.601, tagged', filters: 'scale=out_color_matrix=bt601', options: ['-colorspace', 'smpte170m'] },
  { name: 'BT.601, small and untagged', filters: 'scale=out_color_matrix=bt601', options: [] },
  { name: 'BT.709, tagged', filters: 'scale=out_color_matrix=bt709', options: ['-colorspace', 'bt709'] },
  {
    name: 'full range',
    filters: 'scale=out_color_matrix=bt709',
    options: ['-colorspace', 'bt709', '-color_range', 'pc', '-pix_fmt', 'yuvj420p'],
  },
])('colour survives: $name', async ({ filters, options }) => {
  await using folder = await temporaryFolder();
  const picture = `color=0xc02060:s=90x160:r=30,${filters},format=yuv420p`;
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, seconds: 0.2, options });
  const platform = smallPlatform(90, 160);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 0.2 }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  expect((await media.probe(video)).video?.colour).toEqual({
    space: 'bt709',
    transfer: 'bt709',
    primaries: 'bt709',
    range: 'tv',
  });
  const [red, green, blue] = await firstPixel(video, folder);
  expect([red, green, blue].map((value, index) => Math.abs(value - ([0xc0, 0x20, 0x60][index] ?? 0)))).toSatisfy(
    (errors: number[]) => errors.every((error) => error <= 4),
    `${red},${green},${blue}`,
  );
});

test('HDR footage is mapped to what an ordinary screen shows', async () => {
  await using folder = await temporaryFolder();
  const picture = 'color=gray:s=90x160:r=30,format=yuv420p10le';
  const options = [
    '-pix_fmt',
    'yuv420p10le',
    '-colorspace',
    'bt2020nc',
    '-color_primaries',
    'bt2020',
    '-color_trc',
    'arib-std-b67',
  ];
  const clip = await makeFootage(media, folder.file('clip.mp4'), { picture, seconds: 0.2, options });
  const platform = smallPlatform(90, 160);
  const edit = testEdit(platform, [{ clip: 'a', seconds: 0.2 }]);
  const video = await renderEdit(media, folder, { platform, edit, clips: { a: clip } });
  expect((await media.probe(video)).video).toMatchObject({ pixelFormat: 'yuv420p', colour: { transfer: 'bt709' } });
  const [red, green, blue] = await firstPixel(video, folder);
  expect(Math.max(red, green, blue) - Math.min(red, green, blue), 'grey stays grey').toBeLessThan(6);
  expect(red).toBeGreaterThan(90);
  expect(red).toBeLessThan(200);
});

async function firstPixel(video: string, folder: Folder): Promise<[number, number, number]> {
  const target = folder.file('pixel.rgb');
  const options = ['-vf', 'scale=1:1:in_color_matrix=bt709,format=rgb24', '-frames:v', '1', '-f', 'rawvideo'];
  await media.run({ inputs: [{ source: video }], outputs: [{ target, options }] }, { signal: never });
  const [red = 0, green = 0, blue = 0] = await readFile(target);
  return [red, green, blue];
}

/** Grey of limited range as 0 to 255, back to seconds. */
function timeOf(frame: Buffer | undefined): number {
  return (((frame?.[0] ?? 0) * 219) / 255 + 16 - 40) / 60;
}
