import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openStore } from '../../src/store/open-store.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

const name = 'tiktok/teaser-ja.mp4';

test('a finished file gets its name, and folders on the way are made', async () => {
  const { out, put } = outFolder();
  const { file, keptAside } = await put('new');
  expect(file).toMatchObject({ path: name, bytes: 3 });
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(keptAside).toBeUndefined();
  expect(filesIn(out)).toEqual({ [name]: 'new' });
});

test('what we put there ourselves is replaced', async () => {
  const { out, put } = outFolder();
  const first = await put('first');
  expect((await put('second', first.file.sha256)).keptAside).toBeUndefined();
  expect(filesIn(out)).toEqual({ [name]: 'second' });
});

test('what a killed run put there before it could say so is recognised', async () => {
  const { out, put } = outFolder();
  await put('same');
  expect((await put('same')).keptAside).toBeUndefined();
  expect(filesIn(out)).toEqual({ [name]: 'same' });
});

test('what a person changed is kept aside, every time', async () => {
  const { out, put } = outFolder();
  const first = await put('first');
  writeFileSync(join(out, name), 'my cut');
  const second = await put('second', first.file.sha256);
  expect(second.keptAside).toBe('tiktok/teaser-ja.kept-1.mp4');
  writeFileSync(join(out, name), 'my other cut');
  expect((await put('third', second.file.sha256)).keptAside).toBe('tiktok/teaser-ja.kept-2.mp4');
  expect(filesIn(out)).toEqual({
    'tiktok/teaser-ja.kept-1.mp4': 'my cut',
    'tiktok/teaser-ja.kept-2.mp4': 'my other cut',
    [name]: 'third',
  });
});

test.each(['../escape.mp4', 'a/../../escape.mp4', '/tmp/escape.mp4', '..', '.', ''])(
  '%j leaves the output folder and is refused',
  async (path) => {
    const { root, out, put } = outFolder();
    await expect(put('evil', undefined, path)).rejects.toThrow(UserError);
    expect(Object.keys(filesIn(root))).toEqual(['temporary']);
    expect(existsSync(out)).toBe(false);
  },
);

test.each(['..mp4', 'a..b/c.mp4', 'emoji-🎬/عربي.mp4'])('%j stays inside', async (path) => {
  const { out, put } = outFolder();
  expect((await put('fine', undefined, path)).file.path).toBe(path);
  expect(filesIn(out)).toEqual({ [path]: 'fine' });
});

test.each([
  ['a folder is where the file should be', (out: string) => mkdirSync(join(out, name), { recursive: true })],
  ['a part of its path is a file', (out: string) => writeFileSync(out, 'a file')],
])('%s: said, and the finished file is still there', async (message, prepare) => {
  const { root, out, put } = outFolder();
  prepare(out);
  await expect(put('new')).rejects.toThrow(message);
  expect(filesIn(root)['temporary']).toBe('new');
});

// Shared memory is another disk than the temporary folder on Linux; elsewhere there is no second disk to be had.
const shared = '/dev/shm';
const twoDisks = existsSync(shared) && statSync(shared).dev !== statSync(temporaryRoot()).dev;

test.skipIf(!twoDisks)('an output folder on another disk gets a copy, and nothing else is left behind', async () => {
  const { root, put } = outFolder();
  const out = temporaryFolder(shared);
  const { file } = await put('new', undefined, name, out);
  expect(filesIn(out)).toEqual({ [name]: 'new' });
  expect(filesIn(root)).toEqual({});
  writeFileSync(join(out, name), 'my cut');
  expect((await put('newer', file.sha256, name, out)).keptAside).toBe('tiktok/teaser-ja.kept-1.mp4');
  expect(filesIn(out)).toEqual({ 'tiktok/teaser-ja.kept-1.mp4': 'my cut', [name]: 'newer' });
});

test.each([
  ['nothing happened', undefined, true, true],
  ['another length', 'longer', false, false],
  ['the same length', 'NEW', true, false],
])('outputs after %s', async (_, content, bySize, byHash) => {
  const { store, out, put } = outFolder();
  const { file } = await put('new');
  if (content !== undefined) writeFileSync(join(out, name), content);
  expect(await store.outputsUnchanged(out, [file])).toBe(bySize);
  expect(await store.outputsUnchanged(out, [file], { hash: true })).toBe(byHash);
  expect(await store.outputsUnchanged(join(out, 'elsewhere'), [file])).toBe(false);
});

function temporaryRoot(): string {
  return process.env['TMPDIR'] ?? '/tmp';
}

function outFolder() {
  const root = temporaryFolder();
  const out = join(root, 'out');
  const store = openStore(root);
  const put = (content: string, known?: string, path = name, folder = out) => {
    const temporary = join(root, 'temporary');
    writeFileSync(temporary, content);
    return store.commitOutput(folder, path, temporary, { known });
  };
  return { root, out, store, put };
}
