import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { canMount, onABadDisk } from '../store/on-a-bad-disk.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const program = fileURLToPath(new URL('programs/fill.ts', import.meta.url));

test.skipIf(!canMount)('on a full disk the claim that did not fit is refused, and those before are known', () => {
  const folder = temporaryFolder();
  const file = join(folder, '.reelmill', 'ledger.db');
  expect(onABadDisk('full', folder, program, [file])).toBe(
    `all claims are known\nThe ledger ${file} cannot be written: the disk is full.\nFree some space, then run again: it goes on where it stopped.\n`,
  );
});

test('where the system allows no larger file, too', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'ledger.db');
  expect(onABadDisk('limited', folder, program, [file])).toBe(
    `all claims are known\nThe ledger ${file} cannot be read or written: the disk reports an error.\nCheck free space and the disk, then run again.\n`,
  );
});

test.skipIf(!canMount)('on a read-only disk no ledger can be made', () => {
  const folder = temporaryFolder();
  const file = join(folder, '.reelmill', 'ledger.db');
  expect(onABadDisk('read-only', folder, program, [file])).toContain(
    `Cannot write ${join(folder, '.reelmill')}: its folder`,
  );
});

test.skipIf(!canMount)('on a read-only disk a ledger that is there cannot be opened', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'ledger.db');
  await openLedger(file, { now: () => new Date() }).then((ledger) => ledger.close());
  expect(onABadDisk('read-only', folder, program, [file])).toBe(
    `The ledger ${file} cannot be opened.\nCheck that its folder exists and is writable, then run again.\n`,
  );
});
