import { createCanvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../src/media/media.ts';
import type { Join } from '../../src/plan/edit.ts';
import type { Layer } from '../../src/render/layers/layer.ts';
import { renderEdit } from './render-edit.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import { greyFrames, makeFootage, temporaryFolder, testMedia, type Folder } from './test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

const platform = smallPlatform(96, 160);

test('cuts, cross-fades, chained clips and the end card begin and end at their frames', async () => {
  await using folder = await temporaryFolder();
  const clips = await greys(folder, { dark: 40, middle: 110, light: 200 });
  const chain = [
    { key: 'middle', from: 0, seconds: 0.5 },
    { key: 'light', from: 0, seconds: 0.5 },
  ];
  const shots = [
    { clip: 'dark', seconds: 0.5 },
    { clip: 'middle', seconds: 1, more: { clips: chain } },
    { clip: 'dark', seconds: 1, fade: 0.4 },
  ];
  const endCard = { start: 1.7, seconds: 0.8, fade: 0.4, cta: 'Go', tagline: undefined };
  const edit = testEdit(platform, shots, { endCard, seconds: 2.5 });
  const ground = folder.file('ground.rgba');
  await writeFile(ground, Buffer.alloc(platform.frame.width * platform.frame.height * 4, 255));
  const drawn = { layers: [], captions: undefined, endCard: ground };
  const video = await renderEdit(media, folder, { platform, edit, clips, drawn });
  const levels = (await greyFrames(media, video, folder, '1x1')).map((frame) => frame[0] ?? 0);
  expect(levels).toHaveLength(75);
  const stages = {
    0: 40,
    14: 40,
    15: 110,
    29: 110,
    30: 200,
    33: 200,
    39: 120,
    45: 40,
    51: 40,
    57: 147,
    63: 255,
    74: 255,
  };
  for (const [frame, level] of Object.entries(stages)) {
    expect(Math.abs((levels[Number(frame)] ?? 0) - level), `frame ${frame}: ${levels[Number(frame)]}`).toBeLessThan(12);
  }
});

test('a cross-fade after a cut loses no frame', async () => {
  await using folder = await temporaryFolder();
  const clips = await greys(folder, { dark: 40, light: 200 });
  const shots = [
    { clip: 'dark', seconds: 1 },
    { clip: 'light', seconds: 1 },
    { clip: 'dark', seconds: 1, fade: 0.4 },
  ];
  const edit = testEdit(platform, shots, { seconds: 2.6 });
  const drawn = { layers: [], captions: undefined, endCard: undefined };
  const video = await renderEdit(media, folder, { platform, edit, clips, drawn });
  expect(await greyFrames(media, video, folder, '1x1')).toHaveLength(78);
});

const joins: readonly Join[] = [
  { kind: 'dip', colour: '#ffffff' },
  ...(['left', 'right', 'up', 'down'] as const).flatMap((direction) => [
    { kind: 'slide' as const, direction },
    { kind: 'wipe' as const, direction },
  ]),
  { kind: 'zoom', direction: 'in' },
  { kind: 'zoom', direction: 'out' },
];

test('every transition takes its frames, no more and no less, and moves where it should', async () => {
  await using folder = await temporaryFolder();
  const clips = await greys(folder, { dark: 40, light: 160 });
  const shots = joins.map((join, index) => ({
    clip: index % 2 ? 'dark' : 'light',
    seconds: 1,
    fade: 0.3,
    more: { join },
  }));
  const scenes = [{ clip: 'dark', seconds: 1 }, ...shots];
  const seconds = 1 + 0.7 * joins.length;
  const video = await renderEdit(media, folder, { platform, edit: testEdit(platform, scenes, { seconds }), clips });
  const frames = await greyFrames(media, video, folder, '2x2');
  expect(frames).toHaveLength(Math.round(seconds * 30));
  for (const [index, join] of joins.entries()) {
    const start = 21 * (index + 1);
    const [from, to] = index % 2 ? [160, 40] : [40, 160];
    const level = (frame: number) => [...(frames[frame] ?? [])];
    expect(level(start - 1), `before ${join.kind}`).toSatisfy(near([from, from, from, from]));
    expect(level(start + 9), `after ${join.kind}`).toSatisfy(near([to, to, to, to]));
    expect(level(start + 4), `amid ${join.kind}`).toSatisfy((levels: number[]) => isAmid(join, levels, from, to));
  }
});

/** Four quarters of the frame while one shot gives way to another. */
function isAmid(join: Join, levels: readonly number[], from: number, to: number): boolean {
  const [first = 0, across = 0, below = 0] = levels.map((value) => (value - from) / (to - from));
  if (join.kind === 'dip') return near([255, 255, 255, 255])(levels);
  if (join.kind === 'zoom') return Math.abs(first - across) < 0.1;
  const moved = { left: across - first, right: first - across, up: below - first, down: first - below };
  return moved[join.direction] > 0.3;
}

const near = (wanted: readonly number[]) => (levels: readonly number[]) =>
  levels.every((level, index) => Math.abs(level - (wanted[index] ?? 0)) < 12);

test('a layer is seen in its own time, fades, rises, and leaves no trace', async () => {
  await using folder = await temporaryFolder();
  const clips = await greys(folder, { dark: 40 });
  const edit = testEdit(platform, [{ clip: 'dark', seconds: 2 }]);
  const file = await plain(folder, 'layer', 96, 40, 'rgb(255,255,255)');
  const place = { x: 0, y: 80, width: 96, height: 40 };
  const layer: Layer = { name: 'test', file, ...place, start: 0.5, end: 1.5, fadeIn: 0.4, fadeOut: 0.2, rise: 20 };
  const drawn = { layers: [layer], captions: undefined, endCard: undefined };
  const video = await renderEdit(media, folder, { platform, edit, clips, drawn });
  const quarters = (await greyFrames(media, video, folder, '1x4')).map((frame) => [...frame]);
  const inPlace = quarters.map((rows) => rows[2] ?? 0);
  expect([inPlace[0], inPlace[14], inPlace[35], inPlace[59]].map((level) => (level ?? 0) > 200)).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect(inPlace.slice(15, 27), 'fading in').toEqual(inPlace.slice(15, 27).toSorted((one, other) => one - other));
  expect((inPlace[42] ?? 0) - (inPlace[44] ?? 0), 'fading out').toBeGreaterThan(60);
  expect(quarters[20]?.[3], 'below its place while it rises').toBeGreaterThan(45);
  expect(quarters[40]?.[3]).toBeLessThan(45);
});

test('captions change at their frames, with nothing in between', async () => {
  await using folder = await temporaryFolder();
  const clips = await greys(folder, { dark: 40 });
  const edit = testEdit(platform, [{ clip: 'dark', seconds: 2 }]);
  await plain(folder, 'one', 96, 40, 'rgb(255,255,255)');
  await plain(folder, 'two', 96, 40, 'rgb(128,128,128)');
  await plain(folder, 'none', 96, 40, 'rgba(0,0,0,0)');
  const list = folder.file('captions.ffconcat');
  const entries = [entry('none', 10), entry('one', 17), entry('none', 3), entry('two', 20), entry('none', 11)];
  await writeFile(list, `ffconcat version 1.0\n${entries.join('')}`);
  const captions = { x: 0, y: 120, width: 96, height: 40, list };
  const drawn = { layers: [], captions, endCard: undefined };
  const video = await renderEdit(media, folder, { platform, edit, clips, drawn });
  const levels = (await greyFrames(media, video, folder, '1x4')).map((frame) => frame[3] ?? 0);
  const stages = { 0: 40, 9: 40, 10: 255, 26: 255, 27: 40, 29: 40, 30: 128, 49: 128, 50: 40, 59: 40 };
  for (const [frame, level] of Object.entries(stages)) {
    expect(Math.abs((levels[Number(frame)] ?? 0) - level), `frame ${frame}: ${levels[Number(frame)]}`).toBeLessThan(16);
  }
});

async function greys(folder: Folder, levels: Record<string, number>): Promise<Record<string, string>> {
  const made = Object.entries(levels).map(async ([name, level]): Promise<[string, string]> => {
    const hex = level.toString(16).padStart(2, '0').repeat(3);
    const picture = `color=0x${hex}:s=96x160:r=30`;
    return [name, await makeFootage(media, folder.file(`${name}.mp4`), { picture, seconds: 2 })];
  });
  return Object.fromEntries(await Promise.all(made));
}

async function plain(folder: Folder, name: string, width: number, height: number, colour: string): Promise<string> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  await writeFile(folder.file(`${name}.png`), canvas.toBuffer('image/png'));
  return folder.file(`${name}.png`);
}

/** A line of ffmpeg's concat list: a picture and for how many frames it stands. */
function entry(name: string, frames: number): string {
  return `file '${name}.png'\noption framerate 30\nduration ${(frames / 30).toFixed(6)}\n`;
}
