import { expect, test } from 'vitest';
import type { Approval } from '../../src/ledger/approvals.ts';
import { reviewOf } from '../../src/review/review-of.ts';
import { openTestLedger } from '../ledger/open-test-ledger.ts';

const verdict = (sha256: string, change: Partial<Approval> = {}): Omit<Approval, 'at'> => ({
  campaign: 'aurora',
  deliverable: 'teaser/x/en',
  sha256,
  verdict: 'approved',
  by: 'Ana',
  note: undefined,
  ...change,
});

test('the latest word on exactly this file counts; every word is kept', async () => {
  const { ledger, later } = await openTestLedger();
  const state = async (sha256: string) => reviewOf(await ledger.approvals('aurora'), 'teaser/x/en', sha256);
  expect(await state('one')).toEqual({ state: 'waiting', before: undefined });

  await ledger.judge(verdict('one'));
  expect(await state('one')).toMatchObject({
    state: 'approved',
    approval: { by: 'Ana', at: '2026-11-23T10:00:00.000Z' },
  });
  expect(await state('rendered again')).toMatchObject({ state: 'waiting', before: { sha256: 'one' } });

  later(60);
  await ledger.judge(verdict('one', { verdict: 'rejected', by: 'Ben', note: 'Too dark' }));
  expect(await state('one')).toMatchObject({ state: 'rejected', approval: { by: 'Ben', note: 'Too dark' } });

  later(60);
  await ledger.judge(verdict('one'));
  await ledger.judge(verdict('one', { deliverable: 'teaser/tiktok/en', verdict: 'rejected' }));
  await ledger.judge(verdict('one', { campaign: 'borealis', verdict: 'rejected' }));
  expect(await state('one')).toMatchObject({ state: 'approved' });
  expect(await ledger.approvals('aurora')).toHaveLength(4);
});
