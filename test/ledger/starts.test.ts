import { expect, test } from 'vitest';
import { OperationTakenError } from '../../src/ledger/operation-taken-error.ts';
import { claimOf } from './clip-request.ts';
import { openTestLedger } from './open-test-ledger.ts';

const file = { path: 'p', sha256: 's', bytes: 1 };

test('every start of a clip is kept: what was asked, what came of it, what it cost', async () => {
  const { ledger, later } = await openTestLedger();
  const claim = claimOf({ platforms: ['tiktok', 'x'], uses: 4 });
  await ledger.claimClip(claim);
  await ledger.clipStarted('clip', 1, { id: 'video_1' });
  await ledger.clipFailed('clip', 1, 'far could not make it (moderation): faces', 400_000);
  later(60);
  await ledger.claimClip({ ...claim, request: { ...claim.request, model: 'sora-2-pro' } });
  await ledger.clipUnknown('clip', 2, 'socket hang up');
  const first = {
    clip: 'clip',
    label: 'teaser/1 9:16',
    campaign: 'aurora',
    provider: 'openai',
    account: 'default',
    model: 'sora-2',
    platforms: ['tiktok', 'x'],
    uses: 4,
    reservedMicros: 0,
    spentMicros: 400_000,
    claimedAt: '2026-11-23T10:00:00.000Z',
    settledAt: '2026-11-23T10:00:00.000Z',
    operation: { id: 'video_1' },
    outcome: 'failed',
    message: 'far could not make it (moderation): faces',
  };
  const second = {
    ...first,
    model: 'sora-2-pro',
    reservedMicros: 1_000_000,
    spentMicros: 0,
    claimedAt: '2026-11-23T10:01:00.000Z',
    settledAt: undefined,
    operation: undefined,
    outcome: undefined,
    message: 'socket hang up',
  };
  expect(await ledger.starts({})).toEqual([first, second]);
  expect(await ledger.starts({ campaign: 'aurora', month: '2026-11' })).toHaveLength(2);
  expect(await ledger.starts({ campaign: 'borealis' })).toEqual([]);
  expect(await ledger.starts({ month: '2026-10' })).toEqual([]);
});

test('a job belongs to one start, for ever', async () => {
  const { ledger } = await openTestLedger();
  await ledger.claimClip(claimOf({ key: 'a' }));
  await ledger.clipStarted('a', 1, { id: 'video_1' });
  await ledger.clipFailed('a', 1, 'moderation', 0);
  for (const key of ['a', 'b']) {
    const claim = await ledger.claimClip(claimOf({ key }));
    const attempt = claim.action === 'start' ? claim.attempt : 0;
    await expect(ledger.clipStarted(key, attempt, { id: 'video_1' })).rejects.toThrow(OperationTakenError);
    expect((await ledger.clips([key])).get(key)).toMatchObject({ state: 'starting', operation: undefined });
    await ledger.clipStarted(key, attempt, { id: `video of ${key}` });
  }
  expect(await ledger.operations('openai')).toEqual(new Set(['video_1', 'video of a', 'video of b']));
  expect(await ledger.operations('xai')).toEqual(new Set());
});

test('the same id at another account or provider is another job, and what is made here has none', async () => {
  const { ledger } = await openTestLedger();
  const { limits, request } = claimOf();
  const others = [
    claimOf({ key: 'a' }),
    claimOf({ key: 'b', limits: { ...limits, account: 'agency' } }),
    claimOf({ key: 'c', request: { ...request, provider: 'xai' } }),
    claimOf({ key: 'd', limits: { ...limits, remote: false } }),
    claimOf({ key: 'e', limits: { ...limits, remote: false } }),
  ];
  for (const claim of others) {
    await ledger.claimClip(claim);
    await ledger.clipStarted(claim.key, 1, { id: 'job' });
    await ledger.clipReady(claim.key, 1, file, 0);
  }
  expect((await ledger.clipsOf('aurora')).map(({ state }) => state)).toEqual(Array(5).fill('ready'));
});

test('clips are found by label and by the beginning of their key', async () => {
  const { ledger } = await openTestLedger();
  for (const [key, label] of [
    ['a1b2', 'teaser/1'],
    ['a1c3', 'teaser/2'],
    ['b000', 'teaser/1'],
  ] as const) {
    await ledger.claimClip(claimOf({ key, label }));
  }
  const named = async (name: string) => (await ledger.clipsNamed(name)).map(({ key }) => key);
  expect(await named('a1')).toEqual(['a1b2', 'a1c3']);
  expect(await named('teaser/1')).toEqual(['a1b2', 'b000']);
  expect(await named('%')).toEqual([]);
});

test('what runs took from the store is added up by campaign and month', async () => {
  const { ledger, later } = await openTestLedger();
  await ledger.endRun('one', 'done', 500_000);
  await ledger.endRun('two', 'failed', 250_000);
  later(30 * 86_400);
  await ledger.beginRun({ id: 'three', campaign: 'borealis', pid: 3, host: 'here' });
  await ledger.endRun('three', 'done', 100_000);
  expect(await ledger.reused({})).toEqual(new Map(Object.entries({ aurora: 750_000, borealis: 100_000 })));
  expect(await ledger.reused({ month: '2026-12' })).toEqual(new Map([['borealis', 100_000]]));
  expect(await ledger.reused({ campaign: 'aurora' })).toEqual(new Map([['aurora', 750_000]]));
});
