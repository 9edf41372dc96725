import { expect, test } from 'vitest';
import type { ClaimRequest } from '../../src/ledger/ledger.ts';
import { claimOf } from './clip-request.ts';
import { openTestLedger } from './open-test-ledger.ts';

const file = { path: 'p', sha256: 's', bytes: 1 };
const budgetMicros = 2_500_000;

test('reserved and spent money count; what would go over the cap is refused before anything is written', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf({ key: 'a', caps: { campaign: budgetMicros } }));
  await ledger.clipStarted('a', 1, { id: 'a' });
  await ledger.clipReady('a', 1, file, 1_200_000);
  expect(await ledger.claimClip(claimOf({ key: 'b', caps: { campaign: budgetMicros } }))).toEqual({
    action: 'start',
    attempt: 1,
  });
  const refused = { action: 'over-budget', cap: 'campaign', committedMicros: 2_200_000, capMicros: budgetMicros };
  expect(await ledger.claimClip(claimOf({ key: 'c', caps: { campaign: budgetMicros } }))).toEqual(refused);
  expect((await ledger.clips(['c'])).size).toBe(0);
});

test('the last cent may be spent, and not one micro-dollar more', async () => {
  const { ledger } = await openTestLedger();
  const claim = (key: string, estimateMicros: number) =>
    ledger.claimClip(claimOf({ key, estimateMicros, caps: { campaign: budgetMicros } }));
  expect(await claim('a', 2_500_001)).toMatchObject({ action: 'over-budget' });
  expect(await claim('a', 2_500_000)).toMatchObject({ action: 'start' });
  expect(await claim('b', 1)).toMatchObject({ action: 'over-budget' });
});

test('what costs nothing is made even when the budget was cut below what is spent', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf({ key: 'a' }));
  const claim = (key: string, estimateMicros: number) =>
    ledger.claimClip(claimOf({ key, estimateMicros, caps: { campaign: 500_000 } }));
  expect(await claim('b', 0)).toMatchObject({ action: 'start' });
  expect(await claim('c', 1)).toMatchObject({ action: 'over-budget' });
});

test.each([
  ['released', 0, 'start'],
  ['failed without cost', 0, 'start'],
  ['failed at full cost', 1_000_000, 'over-budget'],
  ['unknown', 1_000_000, 'over-budget'],
])('a clip that was %s commits %i', async (end, committedMicros, action) => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf({ key: 'a' }));
  if (end === 'released') await ledger.clipReleased('a', 1);
  else if (end === 'unknown') await ledger.clipUnknown('a', 1, 'connection lost');
  else await ledger.clipFailed('a', 1, 'moderation', committedMicros);
  expect(await ledger.claimClip(claimOf({ key: 'b', caps: { campaign: 1_500_000 } }))).toMatchObject({ action });
});

test('every attempt at a clip stays on the bill', async () => {
  const { ledger } = await openTestLedger();
  for (const attempt of [1, 2, 3]) {
    expect(await ledger.claimClip(claimOf())).toEqual({ action: 'start', attempt });
    await ledger.clipFailed('clip', attempt, 'moderation', 400_000);
  }
  expect((await ledger.clipsOf('aurora'))[0]).toMatchObject({ spentMicros: 1_200_000, reservedMicros: 0 });
  const claim = claimOf({ caps: { campaign: 2_000_000 } });
  expect(await ledger.claimClip(claim)).toMatchObject({ action: 'over-budget', committedMicros: 1_200_000 });
});

test('each campaign pays for its own attempts', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf());
  await ledger.clipFailed('clip', 1, 'moderation', 600_000);
  const other = claimOf({ campaign: 'borealis', caps: { campaign: 1_000_000 } });
  expect(await ledger.claimClip(other)).toEqual({ action: 'start', attempt: 2 });
  expect(await ledger.clipsOf('borealis')).toMatchObject([{ reservedMicros: 1_000_000, spentMicros: 0 }]);
  const mine = claimOf({ key: 'next', caps: { campaign: 1_500_000 } });
  expect(await ledger.claimClip(mine)).toMatchObject({ action: 'over-budget', committedMicros: 600_000 });
});

test.each([0.5, -1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no amount of money', async (estimateMicros) => {
  const { ledger } = await openTestLedger();
  await expect(ledger.claimClip(claimOf({ estimateMicros }))).rejects.toThrow(RangeError);
  expect((await ledger.clips(['clip'])).size).toBe(0);
});

const over = (cap: string, committedMicros: number, capMicros: number) => ({
  action: 'over-budget',
  cap,
  committedMicros,
  capMicros,
});

test('of several caps the one that is gone over is named, and none is written for', async () => {
  const { ledger } = await openTestLedger();
  const caps = { run: 1_500_000, campaign: 2_500_000, month: 3_500_000 };
  const claim = (key: string, change: Partial<ClaimRequest> = {}) =>
    ledger.claimClip(claimOf({ key, caps, ...change }));
  expect(await claim('a')).toMatchObject({ action: 'start' });
  expect(await claim('b')).toEqual(over('run', 1_000_000, 1_500_000));
  expect(await claim('b', { run: 'two' })).toMatchObject({ action: 'start' });
  const third = { run: 'two', caps: { ...caps, run: 9_000_000 } };
  expect(await claim('c', third)).toEqual(over('campaign', 2_000_000, 2_500_000));
  const other = { ...third, campaign: 'borealis' };
  expect(await claim('c', other)).toMatchObject({ action: 'start' });
  expect(await claim('d', other)).toEqual(over('month', 3_000_000, 3_500_000));
  expect((await ledger.clips(['d'])).size).toBe(0);
});

test('a run that takes a clip over does not pay for it out of its own cap', async () => {
  const { ledger, processes } = await openTestLedger();
  await ledger.claimClip(claimOf({ key: 'a' }));
  await ledger.clipSending('a', 1);
  processes.set(1, false);
  await ledger.claimClip(claimOf({ key: 'a', run: 'two' }));
  const claim = claimOf({ key: 'b', run: 'two', caps: { run: 1_000_000 } });
  expect(await ledger.claimClip(claim)).toMatchObject({ action: 'start' });
});

test('money counts for the month in which it was reserved, by the clock of UTC, whenever it is settled', async () => {
  const { ledger, later } = await openTestLedger();
  const caps = { month: 1_500_000 };
  // A second before December.
  later((Date.parse('2026-11-30T23:59:59Z') - Date.parse('2026-11-23T10:00:00Z')) / 1000);
  expect(await ledger.claimClip(claimOf({ key: 'a', caps }))).toMatchObject({ action: 'start' });
  expect(await ledger.claimClip(claimOf({ key: 'b', caps }))).toMatchObject({
    cap: 'month',
    committedMicros: 1_000_000,
  });
  later(1);
  expect(await ledger.claimClip(claimOf({ key: 'b', caps }))).toMatchObject({ action: 'start' });
  await ledger.clipStarted('a', 1, { id: 'a' });
  await ledger.clipReady('a', 1, file, 900_000);
  expect(await ledger.committed({ month: '2026-11' })).toBe(900_000);
  expect(await ledger.committed({ month: '2026-12' })).toBe(1_000_000);
});
