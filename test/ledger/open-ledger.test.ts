import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { openLedger, openLedgerIfPresent } from '../../src/ledger/open-ledger.ts';
import { claimOf } from './clip-request.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { openTestLedger } from './open-test-ledger.ts';

const options = { now: () => new Date('2026-11-23T10:00:00Z'), busyTimeoutMs: 20 };

/** Each leaves something in `file` that is no ledger of this program. */
const strangers: Readonly<Record<string, (file: string) => void>> = {
  'a text': (file) => writeFileSync(file, 'These are my notes about the ledger, and no database.\n'.repeat(100)),
  'the database of another program': (file) => withDatabase(file, 'create table bookmarks (url text)'),
  'a ledger of a newer program': (file) => withDatabase(file, 'create table runs (id); pragma user_version = 99'),
  'a ledger that was cut off': (file) => truncateSync(file, 5000),
  'a ledger with a hole': (file) => {
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 4096));
  },
};

test.each([
  ['a text', /is not a ledger/, /Move the file away/],
  ['the database of another program', /not a reelmill ledger/, /Move it away/],
  ['a ledger of a newer program', /newer reelmill/, /Update reelmill/],
  ['a ledger that was cut off', /is damaged/, /backup/],
  ['a ledger with a hole', /is damaged/, /backup/],
])('%s is refused with the next step, and stays as it is', async (name, message, hint) => {
  const { ledger, file } = await openTestLedger();
  await ledger.close();
  const target = name.startsWith('a ledger that') || name.startsWith('a ledger with') ? file : `${file}.other`;
  strangers[name]?.(target);
  const before = readFileSync(target);
  const error = await mistake(openLedger(target, options).then((opened) => opened.clipsOf('aurora')));
  expect(error.message).toMatch(message);
  expect(error.message).toContain(target);
  expect(error.hint).toMatch(hint);
  expect(readFileSync(target)).toEqual(before);
});

test.each([
  ['its folder would be below a file', 'notes.txt/.reelmill/ledger.db'],
  ['it is a folder itself', 'folder'],
])('a ledger cannot be made when %s', async (_, path) => {
  const root = temporaryFolder();
  writeFileSync(join(root, 'notes.txt'), 'mine');
  mkdirSync(join(root, 'folder'));
  const error = await mistake(openLedger(join(root, path), options));
  expect(error.message).toContain(root);
  expect(error.hint).toBeTruthy();
  expect(readFileSync(join(root, 'notes.txt'), 'utf8')).toBe('mine');
});

test('while another program writes for too long, a claim is refused and can be made afterwards', async () => {
  const { ledger, file } = await openTestLedger();
  await ledger.close();
  const again = await openLedger(file, options);
  const browser = new DatabaseSync(file);
  browser.exec('begin immediate');
  const error = await mistake(again.claimClip(claimOf()));
  expect(error.message).toMatch(/locked by another program/);
  expect(error.hint).toMatch(/Close the program/);
  browser.exec('commit');
  expect(await again.claimClip(claimOf())).toEqual({ action: 'start', attempt: 1 });
  browser.close();
  await again.close();
});

test('a ledger that another program keeps for itself cannot be opened', async () => {
  const { ledger, file } = await openTestLedger();
  await ledger.close();
  const browser = new DatabaseSync(file);
  browser.exec('pragma locking_mode = exclusive; begin exclusive; create table t (x); commit');
  expect((await mistake(openLedger(file, options))).message).toMatch(/locked by another program/);
  browser.close();
});

test('what was written is there when the ledger is opened again', async () => {
  const { ledger, file } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await ledger.close();
  const again = await openLedger(file, options);
  expect((await again.clips(['clip'])).get('clip')).toMatchObject({ state: 'starting', reservedMicros: 1_000_000 });
  await again.close();
  expect(readdirSync(dirname(file))).toEqual(['ledger.db']);
});

test('an empty file is a fresh ledger', async () => {
  const file = join(temporaryFolder(), 'ledger.db');
  writeFileSync(file, '');
  const ledger = await openLedger(file, options);
  expect(await ledger.clipsOf('aurora')).toEqual([]);
  await ledger.close();
});

test('who only looks makes nothing', async () => {
  const file = join(temporaryFolder(), '.reelmill', 'ledger.db');
  expect(await openLedgerIfPresent(file, options)).toBeUndefined();
  expect(existsSync(dirname(file))).toBe(false);
  await openLedger(file, options).then((ledger: Ledger) => ledger.close());
  const ledger = await openLedgerIfPresent(file, options);
  expect(await ledger?.deliverables('aurora')).toEqual(new Map());
  await ledger?.close();
});

async function mistake(work: Promise<unknown>): Promise<UserError> {
  const error = await work.then(
    () => new Error('nothing was refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return error;
  throw error;
}

function withDatabase(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}
