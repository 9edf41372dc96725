import { createCanvas, ImageData, loadImage } from '@napi-rs/canvas';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { ratePicture, type Picture } from '../../src/render/cover/rate-picture.ts';
import { coverFrames } from '../../src/render/cover/cover-frames.ts';
import { bestOf, writeJpeg } from '../../src/render/cover/cover-picture.ts';
import { smallPlatform, testEdit } from './test-edit.ts';
import { temporaryFolder } from './test-media.ts';

const [width, height] = [160, 120];

function stripes(dark: number, light: number, wide: number): Picture {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  for (let x = 0; x < width; x += wide) {
    const level = (x / wide) % 2 === 0 ? dark : light;
    context.fillStyle = `rgb(${level},${level},${level})`;
    context.fillRect(x, 0, wide, height);
  }
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

test('the sharp picture in good light rates highest', () => {
  const good = stripes(60, 190, 5);
  const others = { black: stripes(0, 8, 5), white: stripes(247, 255, 5), flat: stripes(120, 124, 80) };
  for (const other of Object.values(others)) expect(ratePicture(good)).toBeGreaterThan(ratePicture(other));
});

test('frames come from scenes with words, when the words stand', () => {
  const shots = [
    { clip: 'a', seconds: 2 },
    { clip: 'b', seconds: 2, more: { text: 'Here' } },
  ];
  expect(coverFrames(testEdit(smallPlatform(), shots))).toEqual([87, 96, 107]);
  expect(coverFrames(testEdit(smallPlatform(), shots), { clean: true })).toHaveLength(6);
  expect(coverFrames({ ...testEdit(smallPlatform(), shots), cover: { at: 2.5 } })).toEqual([75]);
});

test('no frame is in the middle of a transition', () => {
  const edit = testEdit(smallPlatform(), [
    { clip: 'a', seconds: 2 },
    { clip: 'b', seconds: 1, fade: 0.4 },
    { clip: 'c', seconds: 2, fade: 0.4 },
  ]);
  const frames = coverFrames(edit);
  expect(frames.length).toBeGreaterThan(3);
  for (const { start, fade } of edit.scenes)
    expect(frames.filter((frame) => frame / 30 > start && frame / 30 < start + fade)).toEqual([]);
});

function spot(x: number): Picture {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgb(110,110,110)';
  context.fillRect(0, 0, width, height);
  context.putImageData(new ImageData(stripes(30, 220, 3).data, width, height), 0, 0, x, 0, 40, height);
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

test('detail counts most where one looks, and a flat picture least', () => {
  const [middle, edge] = [spot(60), spot(0)];
  expect(ratePicture(middle)).toBeGreaterThan(ratePicture(edge));
});

test('the best of the frames in a file is the cover', async () => {
  await using folder = await temporaryFolder();
  const good = stripes(60, 190, 5);
  const file = folder.file('frames.rgba');
  await writeFile(
    file,
    Buffer.concat([stripes(0, 8, 5), good, stripes(247, 255, 5)].map(({ data }) => Buffer.from(data))),
  );
  const canvas = await bestOf(file, { width, height });
  expect(Buffer.from(canvas.data()).equals(Buffer.from(good.data))).toBe(true);
  await writeFile(file, 'not one frame');
  await expect(bestOf(file, { width, height })).rejects.toThrow('no frame for a cover');
});

test('the cover is a JPEG of its size, made smaller until it fits', async () => {
  await using folder = await temporaryFolder();
  const noise = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < noise.length; at++) if (at % 4 !== 3) noise[at] = (at * 7919 * (at % 251)) % 256;
  await writeFile(folder.file('noise.rgba'), noise);
  const canvas = await bestOf(folder.file('noise.rgba'), { width, height });
  const [roomy, tight] = [folder.file('roomy.jpg'), folder.file('tight.jpg')];
  await writeJpeg(canvas, 1_000_000, roomy);
  const { length } = await readFile(roomy);
  await writeJpeg(canvas, Math.round(length / 2), tight);
  const bytes = await readFile(tight);
  expect(bytes.length).toBeLessThanOrEqual(length / 2);
  expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
  expect(await loadImage(bytes)).toMatchObject({ width, height });
  await expect(writeJpeg(canvas, 100, tight)).rejects.toThrow(UserError);
});
