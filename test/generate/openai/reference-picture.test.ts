import { createHash, randomFillSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { referencePicture } from '../../../src/generate/providers/openai/reference-picture.ts';
import type { AssetRef } from '../../../src/plan/plan.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { connect, patient, rejection } from './connect.ts';

const size = { width: 320, height: 180 };

/** Red on the left, green in the middle, blue on the right; the middle is as wide as each side. */
function stripes(width: number, height: number) {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (const [at, colour] of ['#f00', '#0f0', '#00f'].entries()) {
    context.fillStyle = colour;
    context.fillRect((at * width) / 3, 0, width / 3, height);
  }
  return canvas;
}

/** A JPEG that says it must be turned by a quarter to the right (EXIF orientation 6). */
function turned(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010006000000000000', 'hex');
  const exif = Buffer.concat([Buffer.from('ffe10000', 'hex'), Buffer.from('Exif\0\0'), tiff]);
  exif.writeUInt16BE(exif.length - 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

async function stored(file: string, bytes: Buffer): Promise<AssetRef> {
  await writeFile(file, bytes);
  return { path: file, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The colours at its left edge, middle and right edge, or at its top, middle and bottom. */
async function colours(bytes: Buffer, along: 'x' | 'y' = 'x'): Promise<string[]> {
  const image = await loadImage(bytes);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  return [0.02, 0.5, 0.98].map((part) => {
    const [x, y] = along === 'x' ? [part, 0.5] : [0.5, part];
    const [red = 0, green = 0, blue = 0] = canvas
      .getContext('2d')
      .getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data;
    return red > 200 ? 'red' : green > 200 ? 'green' : blue > 200 ? 'blue' : 'other';
  });
}

const wide = stripes(960, 180);
const tall = stripes(60, 120);
test.each([
  ['a wide PNG', 'wide.png', wide.toBuffer('image/png'), 'wide.png image/png', ['green', 'green', 'green']],
  ['a tall one', 'tall.png', tall.toBuffer('image/png'), 'tall.png image/png', ['red', 'green', 'blue']],
  ['a JPEG', 'wide.jpeg', wide.toBuffer('image/jpeg'), 'wide.jpg image/jpeg', ['green', 'green', 'green']],
  ['a JPEG with the name of a PNG', 'a.png', tall.toBuffer('image/jpeg'), 'a.jpg image/jpeg', ['red', 'green', 'blue']],
  ['a WebP', 'tall.webp', tall.toBuffer('image/webp'), 'tall.png image/png', ['red', 'green', 'blue']],
])('%s becomes as large as the video: nothing is stretched, the edges go', async (_name, file, bytes, what, seen) => {
  await using folder = await temporaryFolder();
  const picture = await referencePicture(await stored(folder.file(file), bytes), size);
  expect(`${picture.name} ${picture.type}`).toBe(what);
  expect(await loadImage(picture.bytes)).toMatchObject(size);
  expect(await colours(picture.bytes)).toEqual(seen);
});

test('a photograph that lies on its side is turned', async () => {
  await using folder = await temporaryFolder();
  const bytes = turned(stripes(180, 320).toBuffer('image/jpeg'));
  const { bytes: made } = await referencePicture(await stored(folder.file('a.jpg'), bytes), size);
  expect(await loadImage(made)).toMatchObject(size);
  expect(await colours(made, 'y')).toEqual(['red', 'green', 'blue']);
});

test('a PNG of the right size goes as it is', async () => {
  await using folder = await temporaryFolder();
  const bytes = stripes(size.width, size.height).toBuffer('image/png');
  const { bytes: sent } = await referencePicture(await stored(folder.file('a.png'), bytes), size);
  expect(sent.equals(bytes)).toBe(true);
});

test.each(['multipart', 'json'] as const)('is sent in %s, in the size that the service wants', async (encoding) => {
  await using server = await startVideosEmulator({ gateway: { encoding } });
  await using folder = await temporaryFolder();
  const reference = await stored(folder.file('phone.png'), wide.toBuffer('image/png'));
  const provider = await connect(server.baseUrl, { config: { encoding } });
  await provider.start(clipRequest({ reference, referenceAs: 'first-frame' }), { signal: patient });
  const name = encoding === 'json' ? 'data' : 'phone.png';
  expect(server.jobs[0]?.request.extra).toEqual({
    input_reference: expect.stringMatching(new RegExp(String.raw`^${name} image/png \d+$`)),
  });
});

const changed = async (path: string): Promise<void> => writeFile(path, 'another picture');
test.each<[string, (path: string) => Promise<void>, RegExp]>([
  ['has changed since the plan', changed, /changed since the plan/],
  ['is no picture', async () => undefined, /no picture/],
])('one that %s is refused before anything is sent', async (_name, spoil, message) => {
  await using server = await startVideosEmulator();
  await using folder = await temporaryFolder();
  const reference = await stored(folder.file('phone.png'), Buffer.from('no picture at all'));
  await spoil(reference.path);
  const provider = await connect(server.baseUrl);
  const error = await rejection(provider.start(clipRequest({ reference }), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(message) });
  expect(server.count.create).toBe(0);
});

test('one that is too large for JSON is refused before anything is sent', async () => {
  await using server = await startVideosEmulator();
  await using folder = await temporaryFolder();
  const [width, height] = [2400, 1800];
  const canvas = createCanvas(width, height);
  const noise = canvas.getContext('2d').createImageData(width, height);
  randomFillSync(noise.data);
  canvas.getContext('2d').putImageData(noise, 0, 0);
  const reference = await stored(folder.file('noise.png'), canvas.toBuffer('image/png'));
  const provider = await connect(server.baseUrl, { config: { encoding: 'json' } });
  const error = await rejection(provider.start(clipRequest({ reference, width, height }), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(/noise\.png is too large/) });
  expect(server.count.create).toBe(0);
});
