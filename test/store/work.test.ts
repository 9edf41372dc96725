import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { openStore } from '../../src/store/open-store.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

test('the work of dead runs is cleared away, that of live ones stays', async () => {
  const { root, store } = await withWork('dead', 'alive');
  await store.removeStaleWork(async () => new Set(['alive']));
  expect(Object.keys(filesIn(root))).toEqual(['.reelmill/work/alive/part.mp4']);
});

test('a run that begins while another clears up keeps its folder', async () => {
  const { root, store } = await withWork('dead');
  await store.removeStaleWork(async () => {
    writeFileSync(join(await store.workFolder('newcomer'), 'part.mp4'), 'half');
    return new Set();
  });
  expect(Object.keys(filesIn(root))).toEqual(['.reelmill/work/newcomer/part.mp4']);
});

test('where nothing was left nobody is asked', async () => {
  const root = temporaryFolder();
  await openStore(root).removeStaleWork(() => Promise.reject(new Error('asked')));
  expect(filesIn(root)).toEqual({});
});

test('a run takes its own work away', async () => {
  const { root, store } = await withWork('mine', 'other');
  await store.removeWorkFolder('mine');
  await store.removeWorkFolder('mine');
  expect(Object.keys(filesIn(root))).toEqual(['.reelmill/work/other/part.mp4']);
});

test('a work folder that cannot be made says why', async () => {
  const root = join(temporaryFolder(), 'file');
  writeFileSync(root, '');
  await expect(openStore(root).workFolder('run')).rejects.toThrow(UserError);
});

async function withWork(...runs: readonly string[]) {
  const root = temporaryFolder();
  const store = openStore(root);
  for (const run of runs) writeFileSync(join(await store.workFolder(run), 'part.mp4'), 'half');
  return { root, store };
}
