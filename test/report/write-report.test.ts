import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { expect, onTestFinished, test } from 'vitest';
import type { ReportInput } from '../../src/report/report-input.ts';
import { writeReport } from '../../src/report/write-report.ts';
import { createFonts } from '../../src/text/fonts.ts';
import { brand, testInput } from './test-input.ts';

const wish = { platforms: ['tiktok', 'x'], locales: ['en', 'ja'] };

test('writes three whole files and nothing else', async () => {
  const { folders, write } = await place(testInput(wish));
  const written = await write(testInput(wish));
  expect((await readdir(folders.out)).toSorted()).toEqual([
    'contact-sheet.png',
    'manifest.json',
    'report.html',
    'tiktok',
    'x',
  ]);
  expect(JSON.parse(await readFile(written.manifest, 'utf8'))).toMatchObject({ version: 1, summary: { ready: 4 } });
  const page = await readFile(written.html, 'utf8');
  expect(page.match(/src="data:video\/mp4;base64,/g)).toHaveLength(4);
  expect(page.match(/poster="data:image\/jpeg;base64,/g)).toHaveLength(4);
});

test('the contact sheet shows the covers', async () => {
  const { write } = await place(testInput(wish));
  const { contactSheet } = await write(testInput(wish));
  expect(
    await share(contactSheet, ([red = 0, green = 0, blue = 0]) => red > 200 && green < 60 && blue < 60),
  ).toBeGreaterThan(0.25);
});

test('a report that tells the same already is left alone', async () => {
  const { write } = await place(testInput(wish));
  const first = await write(testInput(wish));
  const before = await Promise.all(Object.values(first).map((file) => stat(file)));
  const second = await write(testInput(wish));
  const after = await Promise.all(Object.values(second).map((file) => stat(file)));
  expect(after.map(({ ino }) => ino)).toEqual(before.map(({ ino }) => ino));
});

test.each([
  ['a word', testInput({ ...wish, text: 'Another word' })],
  [
    'a colour of the brand',
    testInput({ ...wish, brand: { ...brand, colours: { ...brand.colours, accent: '#ff00aa' } } }),
  ],
  ['why something failed', testInput({ ...wish, deliverable: () => ({ state: 'failed', error: 'another reason' }) })],
])('a report is written again when %s has changed', async (_, changed) => {
  const failed = changed.deliverables.values().next().value?.state === 'failed';
  const before = failed
    ? testInput({ ...wish, deliverable: () => ({ state: 'failed', error: 'one reason' }) })
    : testInput(wish);
  const { write } = await place(before);
  const { html } = await write(before);
  const { ino } = await stat(html);
  await write(changed);
  expect((await stat(html)).ino).not.toBe(ino);
});

test.each(['manifest', 'html', 'contactSheet'] as const)('a damaged %s is mended', async (which) => {
  const { write } = await place(testInput(wish));
  const written = await write(testInput(wish));
  const good = await readFile(written[which]);
  await writeFile(written[which], '');
  await write(testInput(wish));
  expect((await readFile(written[which])).equals(good)).toBe(true);
});

test('missing covers and previews leave gaps, not errors', async () => {
  const { folders, write } = await place(testInput(wish));
  await rm(folders.previews, { recursive: true });
  await rm(join(folders.out, 'x/teaser-en.jpg'));
  await writeFile(join(folders.out, 'tiktok/teaser-en.jpg'), 'no picture');
  const page = await readFile((await write(testInput(wish))).html, 'utf8');
  expect(page).not.toContain('data:video');
  expect(page.match(/src="data:image\/jpeg/g)).toHaveLength(2);
});

const loadFonts = async () => createFonts();

/** Folders with a red cover and a small preview for each deliverable. */
async function place(input: ReportInput) {
  const root = await mkdtemp(join(tmpdir(), 'reelmill-report-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const folders = { out: join(root, 'out'), previews: join(root, 'previews') };
  await mkdir(folders.previews, { recursive: true });
  for (const { key, path, edit } of input.plan.deliverables) {
    await mkdir(join(folders.out, path, '..'), { recursive: true });
    await writeFile(join(folders.out, `${path}.jpg`), await redPicture(edit.width / 4, edit.height / 4));
    await writeFile(join(folders.previews, `${key}.mp4`), 'film');
  }

  return { folders, write: (what: ReportInput) => writeReport(what, folders, { fonts: loadFonts }) };
}

async function redPicture(width: number, height: number): Promise<Buffer> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, width, height);
  return await canvas.encode('jpeg', 90);
}

/** Share of the pixels that are as asked. */
async function share(file: string, matches: (pixel: readonly number[]) => boolean): Promise<number> {
  const image = await loadImage(await readFile(file));
  const canvas = createCanvas(200, Math.round((200 * image.height) / image.width));
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  const pixels = Array.from({ length: data.length / 4 }, (_, at) => [...data.subarray(at * 4, at * 4 + 4)]);
  return pixels.filter(matches).length / pixels.length;
}
