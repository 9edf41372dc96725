import { createCanvas } from '@napi-rs/canvas';
import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { composeClip } from '../../../src/generate/providers/animatic/compose-clip.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { sceneRequest } from './scene-request.ts';

async function framesOf(request: ClipRequest, numbers: readonly number[]): Promise<Buffer[]> {
  const clip = await composeClip(request);
  return numbers.map((number) => Buffer.from(clip.draw(number).data()));
}

/** Mean of the differences between bytes, 0 to 255. */
function difference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / one.length;
}

const scenes = [
  'A product on a pedestal',
  'A rainy city at night, neon reflections',
  'A city in the evening',
  'Mountains under northern lights, a still lake',
  'Hills in the morning mist',
  'The sea at sunset',
  'A desk in an office',
  'Data in a network',
  'Friends at night',
  'Abstract silk',
  'A phone in a bright studio',
  'A bottle of perfume',
];

test.each(scenes)('%s: neither black nor empty, and it moves in every part of the clip', async (note) => {
  const [first, second, middle, last] = await framesOf(sceneRequest(note), [0, 1, 12, 23]);
  if (!first || !second || !middle || !last) throw new Error('a frame is missing');
  const values = first.filter((_, index) => index % 4 !== 3);
  expect(values.reduce((sum, value) => sum + value, 0) / values.length).toBeGreaterThan(12);
  expect(Math.max(...new Set(values)) - Math.min(...new Set(values))).toBeGreaterThan(60);
  expect(difference(first, second)).toBeGreaterThan(0.01);
  expect(difference(first, middle)).toBeGreaterThan(0.2);
  expect(difference(middle, last)).toBeGreaterThan(0.2);
  // No jump from one frame to the next: the slowest cameras in film move the picture less than this.
  expect(difference(first, second)).toBeLessThan(6);
});

test.each([
  [320, 180],
  [180, 320],
  [240, 240],
  [240, 300],
  [426, 180],
])('fills a frame of %i x %i to its corners', async (width, height) => {
  const [frame] = await framesOf(sceneRequest('Hills at sunrise', { width, height }), [5]);
  expect(frame?.length).toBe(width * height * 4);
  for (const [x, y] of [
    [0, 0],
    [width - 1, 0],
    [0, height - 1],
    [width - 1, height - 1],
  ] as const)
    expect(frame?.[(y * width + x) * 4 + 3]).toBe(255);
});

test('the same request gives the same pixels; another seed, take or brand gives others', async () => {
  const request = sceneRequest('A city at night');
  const draw = async (changes: Partial<ClipRequest>) => (await framesOf({ ...request, ...changes }, [9]))[0];
  const frame = await draw({});
  expect(frame?.equals((await draw({})) ?? Buffer.alloc(0))).toBe(true);
  const board = request.board && { ...request.board, colours: { ...request.board.colours, primary: '#a03010' } };
  for (const changes of [{ seed: 8 }, { take: 2 }, { board }])
    expect(frame?.equals((await draw(changes)) ?? frame)).toBe(false);
});

async function redPixels(path: string): Promise<number> {
  const [frame = Buffer.alloc(0)] = await framesOf(sceneRequest('A product', { reference: { path, sha256: '' } }), [3]);
  return Iterator.from(frame.keys())
    .filter((at) => at % 4 === 0 && (frame[at] ?? 0) > 150 && (frame[at + 1] ?? 255) < 60)
    .toArray().length;
}

test('shows the reference picture, and does without one that cannot be read', async () => {
  await using folder = await temporaryFolder();
  const path = folder.file('product.png');
  const picture = createCanvas(60, 60);
  const context = picture.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(10, 10, 40, 40);
  await writeFile(path, picture.toBuffer('image/png'));
  expect(await redPixels(path)).toBeGreaterThan(2000);
  await writeFile(path, 'not a picture');
  expect(await redPixels(path)).toBe(0);
});

test('a note in a script that no font shows is left out, not refused', async () => {
  await expect(composeClip(sceneRequest('\u{10FFFD}\u{10FFFC}'))).resolves.toMatchObject({ frames: 24 });
});

test.each([['a very long note '.repeat(60)], ['word'.repeat(200)], ['مدينة في الليل تحت المطر'], ['']])(
  'any note is drawn: %s',
  async (note) => {
    await expect(framesOf(sceneRequest(note), [0])).resolves.toHaveLength(1);
  },
);
