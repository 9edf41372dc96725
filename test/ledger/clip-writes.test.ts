import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { StaleClaimError } from '../../src/ledger/stale-claim-error.ts';
import { claimOf } from './clip-request.ts';
import { openTestLedger } from './open-test-ledger.ts';

const file = { path: '.reelmill/clips/cl/clip.mp4', sha256: 'abc', bytes: 3 };

const writes: [name: string, write: (ledger: Ledger, attempt: number) => Promise<void>][] = [
  ['clipSending', (ledger, attempt) => ledger.clipSending('clip', attempt)],
  ['clipStarted', (ledger, attempt) => ledger.clipStarted('clip', attempt, { id: 'job' })],
  ['clipMade', (ledger, attempt) => ledger.clipMade('clip', attempt)],
  ['clipReady', (ledger, attempt) => ledger.clipReady('clip', attempt, file, 1)],
  ['clipFailed', (ledger, attempt) => ledger.clipFailed('clip', attempt, 'no', 1)],
  ['clipUnknown', (ledger, attempt) => ledger.clipUnknown('clip', attempt, 'no')],
  ['clipReleased', (ledger, attempt) => ledger.clipReleased('clip', attempt)],
];

test.each(writes)('%s of a run whose clip was taken over is refused and changes nothing', async (_, write) => {
  const { ledger, processes } = await openTestLedger();
  await ledger.claimClip(claimOf());
  processes.set(1, false);
  await ledger.claimClip(claimOf({ run: 'two' }));
  const before = await ledger.clips(['clip']);
  await expect(write(ledger, 1)).rejects.toThrow(StaleClaimError);
  expect(await ledger.clips(['clip'])).toEqual(before);
});

test.each(writes)('%s is refused when the clip is ready', async (_, write) => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await ledger.clipStarted('clip', 1, { id: 'job' });
  await ledger.clipReady('clip', 1, file, 5);
  await expect(write(ledger, 1)).rejects.toThrow(StaleClaimError);
  expect((await ledger.clips(['clip'])).get('clip')).toMatchObject({ state: 'ready', spentMicros: 5 });
});

test('an unknown clip can be said to run, to have failed, or never to have started', async () => {
  const { ledger } = await openTestLedger();
  const keys = ['runs', 'failed', 'never'];
  for (const key of keys) {
    await ledger.claimClip(claimOf({ key }));
    await ledger.clipUnknown(key, 1, 'connection lost');
  }
  await ledger.clipStarted('runs', 1, { id: 'found later' });
  await ledger.clipFailed('failed', 1, 'paid, but gone', 1_000_000);
  await ledger.clipReleased('never', 1);
  expect(
    (await ledger.clipsOf('aurora')).map((clip) => [clip.key, clip.state, clip.reservedMicros, clip.spentMicros]),
  ).toEqual([
    ['failed', 'failed', 0, 1_000_000],
    ['never', 'planned', 0, 0],
    ['runs', 'running', 1_000_000, 0],
  ]);
});

test('what was written is read back as it was', async () => {
  const { ledger } = await openTestLedger();
  const claim = claimOf();
  await ledger.claimClip(claim);
  await ledger.clipStarted('clip', 1, { id: 'job', polls: 3, done: false, url: null });
  await ledger.clipReady('clip', 1, file, 1_234_567);
  expect((await ledger.clips(['clip', 'other'])).get('clip')).toEqual({
    key: 'clip',
    label: 'teaser/1 9:16',
    campaign: 'aurora',
    state: 'ready',
    request: claim.request,
    provider: 'openai',
    model: 'sora-2',
    operation: { id: 'job', polls: 3, done: false, url: null },
    attempt: 1,
    run: undefined,
    reservedMicros: 0,
    spentMicros: 1_234_567,
    file,
    error: undefined,
    startedAt: '2026-11-23T10:00:00.000Z',
    updatedAt: '2026-11-23T10:00:00.000Z',
  });
});

test('ten thousand clips are asked for at once', async () => {
  const { ledger } = await openTestLedger();
  const keys = Array.from({ length: 10_001 }, (_, index) => `clip-${index}`);
  const there = ['clip-0', 'clip-10000', 'clip-4999', 'clip-5000', 'clip-9999'];
  for (const key of there) await ledger.claimClip(claimOf({ key }));
  expect([...(await ledger.clips(keys)).keys()].toSorted()).toEqual(there);
  expect(await ledger.clips([])).toEqual(new Map());
});
