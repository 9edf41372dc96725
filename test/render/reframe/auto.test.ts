import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, expect, test } from 'vitest';
import type { Media } from '../../../src/media/media.ts';
import { deliverableJob } from '../../../src/render/deliverable-job.ts';
import { readClips } from '../../../src/render/read-clips.ts';
import { sceneCrops } from '../../../src/render/reframe/scene-crops.ts';
import { trackCrops, type CropTracks } from '../../../src/render/reframe/track-crops.ts';
import { makeSound } from '../../../src/render/sound/make-sound.ts';
import { drawPortrait } from '../../faces/draw-portrait.ts';
import { smallPlatform, testDeliverable, testEdit, type ShotPlan } from '../test-edit.ts';
import { makeFootage, never, temporaryFolder, testMedia, type Folder } from '../test-media.ts';

let media: Media;
beforeAll(async () => {
  media = await testMedia();
});

/** A film of painted people: each place for so many frames, with a hard cut between. */
async function film(folder: Folder, shots: readonly (readonly [x: number, frames: number])[]): Promise<string> {
  const raw = folder.file('people.rgb');
  const frames = shots.flatMap(([x, count]) => {
    const { rgb } = drawPortrait(320, 180, [[x, 90]]);
    // Another wall, as a cut would show.
    const wall = x > 160 ? rgb.map((value) => (value > 100 && value < 160 ? value - 70 : value)) : rgb;
    return Array.from({ length: count }, () => wall);
  });
  await writeFile(raw, Buffer.concat(frames));
  const target = folder.file('people.mp4');
  const options = ['-f', 'rawvideo', '-pixel_format', 'rgb24', '-video_size', '320x180', '-framerate', '30'];
  const outputs = [{ target, options: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'] }];
  await media.run({ inputs: [{ source: raw, options }], outputs }, { signal: never });
  return target;
}

interface Rendering {
  readonly folder: Folder;
  readonly file: string;
  readonly shots: readonly ShotPlan[];
  /** Instead of looking. */
  readonly given?: CropTracks;
}

async function render({ folder, file, shots, given }: Rendering) {
  const platform = smallPlatform(90, 160);
  const edit = testEdit(platform, shots);
  const task = {
    deliverable: testDeliverable(platform, edit),
    platform,
    clips: new Map([['a', file]]),
    own: new Set<string>(),
  };
  const clip = await readClips(task, { media, workFolder: '', signal: never });
  const crops = given ?? (await trackCrops({ edit, clip }, { media, signal: never, workFolder: folder.file('') }));
  const sound = await makeSound({ edit, clip, folder: folder.file('') }, media, never);
  const [target, raw] = [folder.file('video.mp4'), folder.file('video.rgb')];
  const drawn = { layers: [], captions: undefined, endCard: undefined };
  await media.run(deliverableJob({ edit, clip, ...drawn, crops, sound: sound.file, target }), { signal: never });
  const outputs = [
    { target: raw, options: ['-vf', 'format=gbrp,scale=30:1:flags=area,format=rgb24', '-f', 'rawvideo'] },
  ];
  await media.run({ inputs: [{ source: target }], outputs }, { signal: never });
  const bytes = await readFile(raw);
  const rows = Array.from({ length: bytes.length / 90 }, (_, index) => bytes.subarray(index * 90, (index + 1) * 90));
  return { rows, crops, shown: sceneCrops(edit, clip, crops) };
}

/** Where the warm colours are, 0 to 1: the skin of the person. */
function warmth(row: Buffer): number {
  const warm = Array.from({ length: 30 }, (_, at) => Math.max(0, (row[at * 3] ?? 0) - (row[at * 3 + 2] ?? 0)));
  const sum = warm.reduce((a, b) => a + b, 0);
  return warm.reduce((total, value, at) => total + value * (at + 0.5), 0) / sum / 30;
}

test('follows the face across a cut, to the frame, and holds still in between', async () => {
  await using folder = await temporaryFolder();
  const file = await film(folder, [
    [70, 22],
    [255, 23],
  ]);
  const { rows, crops, shown } = await render({
    folder,
    file,
    shots: [{ clip: 'a', seconds: 1.5, more: { reframe: 'auto' } }],
  });
  expect(rows).toHaveLength(45);
  for (const [frame, row] of rows.entries()) expect(Math.abs(warmth(row) - 0.5), `frame ${frame}`).toBeLessThan(0.15);
  const { points = [] } = crops.get(1)?.[0] ?? {};
  expect(points.map(({ frame }) => frame)).toEqual([0, 21, 22, 44]);
  expect(shown).toEqual([
    {
      scene: 1,
      style: 'auto',
      picture: { width: 320, height: 180 },
      crop: { width: 102, height: 180 },
      points: points.map(({ frame, x, y }) => ({ seconds: Math.round((frame / 30) * 1000) / 1000, x, y })),
    },
  ]);
});

test('a moving crop moves by even steps: to the pixel of the finished frame, never back', async () => {
  await using folder = await temporaryFolder();
  // A white edge whose place in the frame tells where the crop is.
  const picture = 'color=black:s=640x180:r=30,format=yuv444p,drawbox=x=320:w=320:c=white:t=fill';
  const file = await makeFootage(media, folder.file('edge.mp4'), { picture, seconds: 1 });
  const track = {
    width: 102,
    height: 180,
    points: [
      { frame: 0, x: 225, y: 0 },
      { frame: 29, x: 312.5, y: 0 },
    ],
  };
  const shots: ShotPlan[] = [{ clip: 'a', seconds: 1, more: { reframe: 'auto' } }];
  const { rows } = await render({ folder, file, shots, given: new Map([[1, [track]]]) });
  const edges = rows.map((row) => 90 - row.reduce((sum, value) => sum + value, 0) / 255);
  for (const [frame, edge] of edges.entries()) {
    const expected = ((320 - (225 + (87.5 * frame) / 29)) / 102) * 90;
    expect(Math.abs(edge - expected), `frame ${frame}`).toBeLessThan(1.2);
    expect(edge).toBeLessThanOrEqual((edges[frame - 1] ?? edge) + 0.1);
  }
});

test('a picture of the frame’s shape is not looked at, and nothing else is by default', async () => {
  await using folder = await temporaryFolder();
  const picture = 'testsrc2=s=90x160:r=30';
  const file = await makeFootage(media, folder.file('same.mp4'), { picture, seconds: 0.4 });
  const shots: ShotPlan[] = [
    { clip: 'a', seconds: 0.2, more: { reframe: 'auto' } },
    { clip: 'a', seconds: 0.2 },
  ];
  const { crops, shown } = await render({ folder, file, shots });
  expect([...crops]).toEqual([[1, [{ width: 90, height: 160, points: [{ frame: 0, x: 0, y: 0 }] }]]]);
  expect(shown.map(({ style, crop }) => [style, crop.width, crop.height])).toEqual([
    ['auto', 90, 160],
    ['crop', 90, 160],
  ]);
});
