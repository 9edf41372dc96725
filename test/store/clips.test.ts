import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

const key = `ab${'0'.repeat(62)}`;
const helloSha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';

test('opening a store makes nothing', () => {
  const root = temporaryFolder();
  openStore(root);
  expect(filesIn(root)).toEqual({});
});

test('a finished clip moves from the work folder to the place of its key', async () => {
  const { root, store, file } = await storeWithClip('hello');
  expect(file).toEqual({ path: `.reelmill/clips/ab/${key}.mp4`, sha256: helloSha256, bytes: 5 });
  expect(store.clipFile(key)).toBe(join(root, file.path));
  expect(filesIn(root)).toEqual({ [file.path]: 'hello' });
});

test('a clip larger than one piece is hashed whole', async () => {
  const { store, file } = await storeWithClip('x'.repeat(3_000_001));
  expect(file.bytes).toBe(3_000_001);
  expect(await store.verifyClip({ key, file })).toBe('ok');
});

test.each([
  ['as it was put there', 'hello', 'ok'],
  ['with one letter changed', 'hallo', 'damaged'],
  ['cut off', 'hell', 'damaged'],
  ['empty', '', 'damaged'],
])('a clip that is %s', async (_, content, verdict) => {
  const { root, store, file } = await storeWithClip('hello');
  writeFileSync(store.clipFile(key), content);
  expect(await store.verifyClip({ key, file })).toBe(verdict);
  const aside = { [`.reelmill/damaged/${key}-1.mp4`]: content };
  expect(filesIn(root)).toEqual(verdict === 'ok' ? { [file.path]: content } : aside);
});

test('every damaged clip is kept, also the second of the same key', async () => {
  const { root, store, file } = await storeWithClip('hello');
  for (const content of ['first', 'second']) {
    writeFileSync(store.clipFile(key), content);
    expect(await store.verifyClip({ key, file })).toBe('damaged');
  }
  expect(Object.values(filesIn(root))).toEqual(['first', 'second']);
  expect(await store.verifyClip({ key, file })).toBe('missing');
});

test('a clip is missing when its whole folder is', async () => {
  const { root, store, file } = await storeWithClip('hello');
  rmSync(join(root, '.reelmill'), { recursive: true });
  expect(await store.verifyClip({ key, file })).toBe('missing');
});

test('a clip that the ledger has no hash of is not trusted', async () => {
  const { store } = await storeWithClip('hello');
  expect(await store.verifyClip({ key, file: undefined })).toBe('damaged');
});

test('a clip that is made again replaces the one before', async () => {
  const { store } = await storeWithClip('hello');
  const temporary = join(await store.workFolder('run'), 'clip.mp4');
  writeFileSync(temporary, 'again');
  await store.commitClip(key, temporary);
  expect(readFileSync(store.clipFile(key), 'utf8')).toBe('again');
});

async function storeWithClip(content: string) {
  const root = temporaryFolder();
  const store = openStore(root);
  const temporary = join(await store.workFolder('run'), 'clip.mp4');
  writeFileSync(temporary, content);
  return { root, store, file: await store.commitClip(key, temporary) };
}
