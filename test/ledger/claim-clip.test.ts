import { expect, test } from 'vitest';
import type { Claim, ClipState, Ledger } from '../../src/ledger/ledger.ts';
import { StaleClaimError } from '../../src/ledger/stale-claim-error.ts';
import { claimOf } from './clip-request.ts';
import { openTestLedger } from './open-test-ledger.ts';

const file = { path: '.reelmill/clips/cl/clip.mp4', sha256: 'abc', bytes: 3 };

/** Takes the clip of run `one` to a state, by the way a run would take. */
const reach: Readonly<Record<ClipState, (ledger: Ledger) => Promise<unknown>>> = {
  planned: (ledger) => ledger.clipReleased('clip', 1),
  starting: (ledger) => ledger.clipSending('clip', 1),
  running: (ledger) => ledger.clipStarted('clip', 1, { id: 'job' }),
  ready: async (ledger) => {
    await ledger.clipStarted('clip', 1, { id: 'job' });
    await ledger.clipReady('clip', 1, file, 900_000);
  },
  failed: (ledger) => ledger.clipFailed('clip', 1, 'moderation', 300_000),
  unknown: (ledger) => ledger.clipUnknown('clip', 1, 'the service cannot look it up'),
};

const expectations: [state: ClipState, owner: 'alive' | 'dead', action: Claim['action'], attempt: number][] = [
  ['planned', 'alive', 'start', 2],
  ['planned', 'dead', 'start', 2],
  ['starting', 'alive', 'wait', 1],
  ['starting', 'dead', 'find', 2],
  ['running', 'alive', 'wait', 1],
  ['running', 'dead', 'resume', 2],
  ['ready', 'alive', 'use', 1],
  ['ready', 'dead', 'use', 1],
  ['failed', 'alive', 'start', 2],
  ['failed', 'dead', 'start', 2],
  ['unknown', 'alive', 'unknown', 1],
  ['unknown', 'dead', 'unknown', 1],
];

test.each(expectations)('a clip that is %s, its run %s: %s', async (state, owner, action, attempt) => {
  const { ledger, processes } = await openTestLedger();
  expect(await ledger.claimClip(claimOf())).toEqual({ action: 'start', attempt: 1 });
  await reach[state](ledger);
  processes.set(1, owner === 'alive');
  const claim = await ledger.claimClip(claimOf({ run: 'two' }));
  const record = (await ledger.clips(['clip'])).get('clip');
  expect(record?.attempt).toBe(attempt);
  expect({ record, ...claim }).toMatchObject({ action, record });
});

test('what a dead run had claimed and not sent is started anew, and its money is reserved once', async () => {
  const { ledger, processes } = await openTestLedger();
  await ledger.claimClip(claimOf());
  processes.set(1, false);
  const caps = { campaign: 1_500_000 };
  expect(await ledger.claimClip(claimOf({ run: 'two', caps }))).toEqual({ action: 'start', attempt: 2 });
  await expect(ledger.clipSending('clip', 1)).rejects.toThrow(StaleClaimError);
  await ledger.clipSending('clip', 2);
  expect(await ledger.clipsOf('aurora')).toMatchObject([{ run: 'two', reservedMicros: 1_000_000 }]);
});

test('the run that adopts a clip learns when its request left and which job it is', async () => {
  const { ledger, processes, later } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await ledger.clipStarted('clip', 1, { id: 'job', region: null });
  later(60);
  processes.set(1, false);
  expect(await ledger.claimClip(claimOf({ run: 'two' }))).toMatchObject({
    action: 'resume',
    attempt: 2,
    record: {
      operation: { id: 'job', region: null },
      run: 'two',
      startedAt: '2026-11-23T10:00:00.000Z',
      updatedAt: '2026-11-23T10:01:00.000Z',
      reservedMicros: 1_000_000,
    },
  });
});

test.each([
  ['its heartbeat is fresh, its process cannot be seen', undefined, 14, 'wait'],
  ['its heartbeat is old, its process cannot be seen', undefined, 15, 'find'],
  ['its heartbeat is fresh, but its process is gone', false, 1, 'find'],
  ['its heartbeat is old, but its process is there (suspended)', true, 599, 'wait'],
  ['its heartbeat is very old: the process that is there is another program', true, 600, 'find'],
  ['the clock was set back', undefined, -3600, 'find'],
] as const)('whose run %s', async (_, alive, seconds, action) => {
  const { ledger, processes, later } = await openTestLedger();
  later(30);
  await ledger.claimClip(claimOf());
  await ledger.clipSending('clip', 1);
  if (alive !== undefined) processes.set(1, alive);
  later(seconds);
  expect(await ledger.claimClip(claimOf({ run: 'two' }))).toMatchObject({ action });
  expect((await ledger.liveRuns()).has('one')).toBe(action === 'wait');
});

test('a run that has ended holds nothing', async () => {
  const { ledger, processes } = await openTestLedger();
  processes.set(1, true);
  await ledger.claimClip(claimOf());
  await ledger.clipSending('clip', 1);
  await ledger.endRun('one', 'interrupted');
  expect(await ledger.claimClip(claimOf({ run: 'two' }))).toMatchObject({ action: 'find', attempt: 2 });
  expect(await ledger.liveRuns()).toEqual(new Set(['two']));
});

test('a lost clip is downloaded again when its job is known', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await reach.ready(ledger);
  await ledger.clipLost('clip', 1, 'damaged');
  expect(await ledger.claimClip(claimOf({ run: 'two' }))).toMatchObject({
    action: 'resume',
    attempt: 2,
    record: { spentMicros: 900_000, reservedMicros: 0, file: undefined, error: 'damaged' },
  });
});

test('a clip that was found lost too late stays as the next run has made it', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await reach.ready(ledger);
  await ledger.clipLost('clip', 1, 'damaged');
  await ledger.claimClip(claimOf({ run: 'two' }));
  await ledger.clipReady('clip', 2, file, 0);
  await ledger.clipLost('clip', 1, 'damaged');
  expect(await ledger.claimClip(claimOf())).toMatchObject({ action: 'use', record: { state: 'ready', attempt: 2 } });
});
