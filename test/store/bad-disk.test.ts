import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canMount, onABadDisk } from './on-a-bad-disk.ts';
import { filesIn, temporaryFolder } from './temporary-folder.ts';

const program = fileURLToPath(new URL('programs/put.ts', import.meta.url));

test.skipIf(!canMount)('an output folder on a full disk says how much it needs', () => {
  const { root, out, printed } = putOn('full', 2_000_000);
  expect(printed).toEqual([
    `Cannot write ${join(out, 'manifest.json')}: the disk is full (2.0 MB needed).`,
    `Cannot write ${join(out, 'teaser.mp4')}: the disk is full (2.0 MB needed).`,
  ]);
  expect(Object.keys(filesIn(root))).toEqual(['temporary.mp4']);
});

test.skipIf(!canMount)('a read-only output folder says so, and what is in it stays', () => {
  const { out, printed } = putOn('read-only', 10);
  expect(printed).toEqual([
    `Cannot write ${join(out, 'manifest.json')}: the disk is read-only.`,
    `Cannot write ${join(out, 'teaser.mp4')}: the disk is read-only.`,
  ]);
  expect(filesIn(out)).toEqual({ 'manifest.json': 'old' });
});

test('where the system allows no file of this size the old one stays, and no half of the new one', () => {
  const { out, printed } = putOn('limited', 300_000);
  const file = join(out, 'manifest.json');
  expect(printed[0]).toBe(`Cannot write ${file}: the disk or your account allows no file of this size.`);
  expect(filesIn(out)).toEqual({ 'manifest.json': 'old' });
});

function putOn(disk: Parameters<typeof onABadDisk>[0], size: number) {
  const root = temporaryFolder();
  const out = temporaryFolder();
  writeFileSync(join(out, 'manifest.json'), 'old');
  const printed = onABadDisk(disk, out, program, [root, out, String(size)])
    .trim()
    .split('\n');
  return { root, out, printed };
}
