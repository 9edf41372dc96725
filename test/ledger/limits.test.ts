import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { LaneLimits, Ledger } from '../../src/ledger/ledger.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';
import { claimOf } from './clip-request.ts';
import { openTestLedger } from './open-test-ledger.ts';

const wide: LaneLimits = {
  account: 'default',
  concurrent: 1000,
  startsPerMinute: 1000,
  startsPerDay: undefined,
  remote: true,
};

test('four processes at once: never more in the making, in any minute, and in a day, and no fewer', async () => {
  const limits = { ...wide, concurrent: 5, startsPerMinute: 8, startsPerDay: 20 };
  const file = join(temporaryFolder(), 'ledger.db');
  const processes = ['a', 'b', 'c', 'd'].map((run) => startProcess(file, run, limits));
  const starts: number[] = [];
  const inTheMaking: number[] = [];
  let making = 0;
  // Seven seconds at a time, over midnight.
  const midnight = Date.parse('2026-11-24T00:00:00Z');
  for (let at = midnight - 24 * 7000; at < midnight + 12 * 7000; at += 7000) {
    const done = await Promise.all(processes.map((child) => child.at(at)));
    making += done.reduce((sum, { started, ended }) => sum + started.length - ended.length, 0);
    inTheMaking.push(making);
    starts.push(...done.flatMap(({ started }) => started.map(() => at)));
  }
  const most = (window: (at: number) => boolean) => starts.filter(window).length;
  expect(Math.max(...inTheMaking)).toBe(5);
  expect(Math.max(...starts.map((from) => most((at) => at >= from && at < from + 60_000)))).toBe(8);
  expect(most((at) => at < midnight)).toBe(20);
  expect(most((at) => at >= midnight)).toBeGreaterThanOrEqual(8);
});

/** A process whose clock is in the test's hands. */
function startProcess(file: string, run: string, limits: LaneLimits) {
  const program = fileURLToPath(new URL('programs/limits.ts', import.meta.url));
  const child = spawn(process.execPath, [program, file, run, JSON.stringify(limits)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async at(time: number): Promise<{ started: string[]; ended: string[] }> {
      child.stdin.write(`${time}\n`);
      return JSON.parse((await lines.next()).value ?? '{}');
    },
  };
}

const send = async (ledger: Ledger, key: string, limits: LaneLimits, run = 'one') => {
  const claim = await ledger.claimClip(claimOf({ key, limits, run }));
  if (claim.action === 'start') await ledger.clipSending(key, claim.attempt);
  return claim;
};

test('a minute counts from when a request was sent, and one that is about to be sent counts in any case', async () => {
  const { ledger, later } = await openTestLedger();
  const limits = { ...wide, startsPerMinute: 2 };
  await ledger.claimClip(claimOf({ key: 'slow', limits }));
  later(50);
  await ledger.heartbeat('one');
  await send(ledger, 'quick', limits);
  expect(await send(ledger, 'next', limits)).toMatchObject({ action: 'later', full: 'minute' });
  later(14);
  await ledger.clipSending('slow', 1);
  // 50 s + 60 s: the other one was sent after 64.
  const retryAtMs = Date.parse('2026-11-23T10:01:50Z');
  expect(await send(ledger, 'next', limits)).toEqual({ action: 'later', full: 'minute', retryAtMs });
  later(46);
  await ledger.heartbeat('one');
  expect(await send(ledger, 'next', limits)).toMatchObject({ action: 'start' });
});

test('a refused request counts for its minute and not for its day', async () => {
  const { ledger, later } = await openTestLedger();
  const limits = { ...wide, startsPerMinute: 1, startsPerDay: 1 };
  await send(ledger, 'a', limits);
  await ledger.clipReleased('a', 1);
  expect(await send(ledger, 'b', limits)).toMatchObject({ action: 'later', full: 'minute' });
  later(60);
  expect(await send(ledger, 'b', limits)).toMatchObject({ action: 'start' });
  later(60);
  const retryAtMs = Date.parse('2026-11-24T00:00:00Z');
  expect(await send(ledger, 'c', limits)).toEqual({ action: 'later', full: 'day', retryAtMs });
});

const one = { ...wide, concurrent: 1 };
const full = { action: 'later', full: 'concurrent', retryAtMs: undefined };

test.each<[what: string, end: (ledger: Ledger) => Promise<unknown>, expected: object]>([
  ['is running', async () => undefined, full],
  ['is made, and its file on its way', (ledger) => ledger.clipMade('a', 1), { action: 'start' }],
  ['has failed', (ledger) => ledger.clipFailed('a', 1, 'moderation', 0), { action: 'start' }],
])('a place is kept while a clip %s', async (_, end, expected) => {
  const { ledger } = await openTestLedger();
  await send(ledger, 'a', one);
  await ledger.clipStarted('a', 1, { id: 'job' });
  await end(ledger);
  expect(await send(ledger, 'b', one, 'two')).toMatchObject(expected);
});

test.each<[who: string, isStarted: boolean, remote: boolean, minutes: number, expected: object]>([
  ['has its place for as long as it may take', true, true, 14, full],
  ['has no place when it must be over', true, true, 15, { action: 'start' }],
  ['has none when it was made here', true, false, 0, { action: 'start' }],
  ['has none when it may never have arrived', false, true, 0, { action: 'start' }],
])('a clip of a dead run %s', async (_, isStarted, remote, minutes, expected) => {
  const { ledger, processes, later } = await openTestLedger();
  await send(ledger, 'a', { ...one, remote });
  if (isStarted) await ledger.clipStarted('a', 1, { id: 'job' });
  processes.set(1, false);
  processes.set(2, true);
  later(60 * minutes);
  expect(await send(ledger, 'b', { ...one, remote }, 'two')).toMatchObject(expected);
});

test('who takes a running clip over holds its place', async () => {
  const { ledger, processes, later } = await openTestLedger();
  await send(ledger, 'a', one);
  await ledger.clipStarted('a', 1, { id: 'job' });
  processes.set(1, false);
  processes.set(2, true);
  later(60 * 20);
  expect(await ledger.claimClip(claimOf({ key: 'a', limits: one, run: 'two' }))).toMatchObject({ action: 'resume' });
  await ledger.heartbeat('two');
  expect(await send(ledger, 'b', one, 'two')).toMatchObject(full);
});

test('each account has limits of its own, and so has each provider', async () => {
  const { ledger } = await openTestLedger();
  const request = { ...claimOf().request, provider: 'xai' };
  expect(await send(ledger, 'a', one)).toMatchObject({ action: 'start' });
  expect(await send(ledger, 'b', one)).toMatchObject(full);
  expect(await send(ledger, 'b', { ...one, account: 'agency' })).toMatchObject({ action: 'start' });
  expect(await ledger.claimClip(claimOf({ key: 'c', request, limits: one }))).toMatchObject({ action: 'start' });
});
