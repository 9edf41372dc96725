import { expect, test } from 'vitest';
import { openTestLedger } from './open-test-ledger.ts';

const files = [{ path: 'tiktok/teaser-en.mp4', sha256: 'abc', bytes: 3 }];

test('a render is one row, and the next render of the same deliverable replaces it', async () => {
  const { ledger } = await openTestLedger();
  await ledger.deliverableRendering('aurora', 'teaser/tiktok/en', 'key-1', 'one');
  await ledger.deliverableReady('aurora', 'teaser/tiktok/en', 'key-1', files, { ok: true });
  const first = await ledger.deliverables('aurora');
  expect(first.get('teaser/tiktok/en')).toEqual({
    campaign: 'aurora',
    id: 'teaser/tiktok/en',
    key: 'key-1',
    state: 'ready',
    run: 'one',
    files,
    inspection: { ok: true },
    error: undefined,
    updatedAt: '2026-11-23T10:00:00.000Z',
  });
  await ledger.deliverableRendering('aurora', 'teaser/tiktok/en', 'key-2', 'two');
  const second = await ledger.deliverables('aurora');
  expect([...second.values()]).toMatchObject([{ key: 'key-2', state: 'rendering', run: 'two', files }]);
});

test('a failed render keeps the names of the files that still lie there', async () => {
  const { ledger } = await openTestLedger();
  await ledger.deliverableReady('aurora', 'a', 'key-1', files, undefined);
  await ledger.deliverableFailed('aurora', 'a', 'key-2', 'too loud', { loudness: -3 });
  const failed = { state: 'failed', key: 'key-2', error: 'too loud', inspection: { loudness: -3 }, files };
  expect((await ledger.deliverables('aurora')).get('a')).toMatchObject(failed);
  await ledger.deliverableReady('aurora', 'a', 'key-3', [], undefined);
  const ready = { state: 'ready', error: undefined, inspection: undefined, files: [] };
  expect((await ledger.deliverables('aurora')).get('a')).toMatchObject(ready);
});

test('campaigns do not see each other', async () => {
  const { ledger } = await openTestLedger();
  await ledger.deliverableReady('aurora', 'a', 'key', files, undefined);
  await ledger.deliverableReady('borealis', 'a', 'other', [], undefined);
  expect((await ledger.deliverables('aurora')).get('a')?.key).toBe('key');
  expect(await ledger.deliverables('nobody')).toEqual(new Map());
});
