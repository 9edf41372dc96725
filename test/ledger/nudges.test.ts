import { expect, test } from 'vitest';
import { openLedger } from '../../src/ledger/open-ledger.ts';
import { openTestLedger } from './open-test-ledger.ts';

const nudge = { provider: 'openai', operation: 'video_1', event: 'evt_1', at: '2026-11-23T10:00:00.000Z' };

test('what came after the cursor, oldest first, seen from another process', async () => {
  const { ledger, file } = await openTestLedger();
  const other = await openLedger(file, { now: () => new Date() });
  await ledger.nudge(nudge);
  const begin = await other.nudgesSince(undefined);
  expect(begin.nudges).toEqual([]);
  await ledger.nudge({ ...nudge, event: 'evt_3', operation: 'video_3' });
  await ledger.nudge({ ...nudge, event: 'evt_2', operation: 'video_2' });
  const next = await other.nudgesSince(begin.cursor);
  expect(next.nudges).toEqual([
    { provider: 'openai', operation: 'video_3' },
    { provider: 'openai', operation: 'video_2' },
  ]);
  expect(await other.nudgesSince(next.cursor)).toEqual({ cursor: next.cursor, nudges: [] });
  await other.close();
});

test('the same call of the same service is written once', async () => {
  const { ledger } = await openTestLedger();
  const { cursor } = await ledger.nudgesSince(undefined);
  expect(await ledger.nudge(nudge)).toBe(true);
  expect(await ledger.nudge({ ...nudge, at: '2026-11-23T10:05:00.000Z' })).toBe(false);
  expect(await ledger.nudge({ ...nudge, provider: 'replicate' })).toBe(true);
  expect((await ledger.nudgesSince(cursor)).nudges.map(({ provider }) => provider)).toEqual(['openai', 'replicate']);
});

test('after a week calls are forgotten, and the cursor of a run that waits so long still holds', async () => {
  const { ledger } = await openTestLedger();
  await ledger.nudge(nudge);
  const { cursor } = await ledger.nudgesSince(undefined);
  await ledger.nudge({ ...nudge, event: 'evt_2', at: '2026-12-01T10:00:00.000Z' });
  expect((await ledger.nudgesSince(cursor)).nudges).toHaveLength(1);
  expect(await ledger.nudge({ ...nudge, at: '2026-12-01T10:00:01.000Z' })).toBe(true);
});
