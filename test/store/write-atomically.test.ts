import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { writeAtomically } from '../../src/store/write-atomically.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

test.each([
  ['text', '{"name":"☕"}'],
  ['bytes', Buffer.from('{"name":"☕"}')],
])('%s is written and replaced, and nothing is left beside it', async (_, data) => {
  const folder = temporaryFolder();
  const file = join(folder, 'reports', 'manifest.json');
  await writeAtomically(file, 'old');
  await writeAtomically(file, data);
  expect(filesIn(folder)).toEqual({ 'reports/manifest.json': '{"name":"☕"}' });
});

test('a name as long as the disk allows is possible', async () => {
  const folder = temporaryFolder();
  const name = 'n'.repeat(255);
  await writeAtomically(join(folder, name), 'fits');
  expect(filesIn(folder)).toEqual({ [name]: 'fits' });
});

test.each([
  ['a file is where a folder should be', 'file/manifest.json'],
  ['a part of its path is a file', 'file/reports/manifest.json'],
  ['a folder is where the file should be', 'folder'],
  ['the name is too long', 'n'.repeat(256)],
])('%s: said with the next step, and nothing is left behind', async (message, path) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file'), 'mine');
  mkdirSync(join(folder, 'folder'));
  const writing = writeAtomically(join(folder, path), 'new');
  await expect(writing).rejects.toThrow(UserError);
  await expect(writing).rejects.toMatchObject({ message: expect.stringContaining(message), hint: expect.anything() });
  expect(filesIn(folder)).toEqual({ file: 'mine' });
});
