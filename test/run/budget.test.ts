import { expect, test } from 'vitest';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { planOf } from './test-plan.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const wanted = { one: { clips: ['a', 'b'] }, two: { clips: ['c'] } };

test('a plan over the budget sends nothing at all', async () => {
  const stage = await createStage();
  const result = await stage.run(planOf(wanted, { budgetUsd: 2.99 }));
  expect(result).toMatchObject({ outcome: 'refused', exitCode: 3, spentMicros: 0, reservedMicros: 0 });
  expect(result.refusal).toBe('This run would cost $3.00, more than the budget of $2.99. Nothing was sent.');
  expect(result.deliverables.map(({ state }) => state)).toEqual(['skipped', 'skipped']);
  expect(stage.service.calls.start).toBe(0);
  expect(await stage.ledger.clipsOf('launch')).toEqual([]);
});

test.each([
  { budgetUsd: 3, usd: 1, why: 'exactly enough' },
  { budgetUsd: 0, usd: 0, why: 'enough for what is free' },
  { budgetUsd: undefined, usd: 50, why: 'no cap' },
])('a budget of $budgetUsd is $why', async ({ budgetUsd, usd }) => {
  const stage = await createStage();
  expect((await stage.run(planOf(wanted, { budgetUsd, usd }))).outcome).toBe('done');
});

test('what was spent before counts, and what is there already costs nothing', async () => {
  const stage = await createStage();
  await stage.run(planOf(wanted));
  const more = { ...wanted, three: { clips: ['d'] } };
  const refused = await stage.run(planOf(more, { budgetUsd: 3.5 }));
  expect(refused.refusal).toContain('would cost $1.00 and $3.00 is spent or reserved already');
  expect(refused.deliverables.map(({ state }) => state)).toEqual(['cached', 'cached', 'skipped']);
  const same = await stage.run(planOf({ ...wanted, one: { clips: ['a', 'b'], text: 'new' } }, { budgetUsd: 1 }));
  expect(same.outcome).toBe('done');
  expect((await stage.run(planOf(more, { budgetUsd: 4 }))).outcome).toBe('done');
});

test('two runs at once never spend more than the budget; the one that is refused finishes what it began', async () => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock });
  const limits = { clips: new Map([['far', { concurrent: 1, startsPerMinute: 60 }]]), renders: 1 };
  const tools = { provider: async () => service.provider, limits };
  const results = await Promise.all([
    stage.run(
      planOf({ one: { clips: ['a'] }, two: { clips: ['b'] }, three: { clips: ['c'] } }, { budgetUsd: 3 }),
      tools,
    ),
    stage.run(
      planOf({ four: { clips: ['d'] }, five: { clips: ['e'] }, six: { clips: ['f'] } }, { budgetUsd: 3 }),
      tools,
    ),
  ]);
  expect(service.calls.start).toBe(3);
  expect(results.reduce((sum, { spentMicros }) => sum + spentMicros, 0)).toBe(3_000_000);
  const states = results.flatMap(({ deliverables }) => deliverables.map(({ state }) => state)).toSorted();
  expect(states).toEqual(['ready', 'ready', 'ready', 'skipped', 'skipped', 'skipped']);
  expect(results.map(({ outcome }) => outcome)).toContain('refused');
});

test('after the first refusal nothing is started that costs money, and what is free is made', async () => {
  const stage = await createStage();
  const plan = planOf({ dear: { clips: ['dear'] }, cheap: { clips: ['cheap'] }, free: { clips: ['free'] } });
  const prices: Record<string, number> = { dear: 5, cheap: 1, free: 0 };
  const priced = {
    ...plan,
    budgetUsd: 6,
    clips: plan.clips.map((clip) => ({ ...clip, estimateUsd: prices[clip.label] ?? 0 })),
  };
  const limits = { clips: new Map([['far', { concurrent: 1, startsPerMinute: 1 }]]), renders: 1 };
  const from = stage.clock.now();
  // As if another run had reserved 2 dollars after this one looked at its budget.
  const claimClip: Ledger['claimClip'] = async (claim) =>
    await stage.ledger.claimClip({ ...claim, caps: { campaign: 4_000_000 } });
  const ledger = { ...stage.ledger, claimClip };
  const result = await stage.run(priced, { ledger, limits });
  expect(result.deliverables.map(({ state }) => state)).toEqual(['skipped', 'skipped', 'ready']);
  expect(result).toMatchObject({ outcome: 'refused', exitCode: 3, spentMicros: 0 });
  expect(result.warnings).toHaveLength(1);
  // What was refused has not used up the start of this minute.
  expect((stage.service.jobs[0]?.at ?? 0) - from).toBeLessThan(60_000);
});

test.each([
  [{ runUsd: 2, monthUsd: undefined }, 'more than the cap of a run (budget.run) of $2.00. Nothing was sent.'],
  [{ runUsd: undefined, monthUsd: 2.5 }, 'more than the cap of this month (budget.month) of $2.50. Nothing was sent.'],
])('a cap of the configuration refuses the run as the budget does: %o', async (caps, words) => {
  const stage = await createStage();
  const result = await stage.run(planOf(wanted), { caps });
  expect(result).toMatchObject({ outcome: 'refused', exitCode: 3, spentMicros: 0 });
  expect(result.refusal).toContain(words);
  expect(stage.service.calls.start).toBe(0);
});

test('the month counts what other campaigns have spent, and begins anew', async () => {
  const stage = await createStage();
  const caps = { runUsd: undefined, monthUsd: 4 };
  await stage.run({ ...planOf(wanted), campaign: 'other' }, { caps });
  const next = planOf({ next: { clips: ['d', 'e'] } });
  const refused = await stage.run(next, { caps });
  expect(refused.refusal).toContain(
    'would cost $2.00 and $3.00 is spent or reserved already, more than the cap of this',
  );
  await stage.clock.sleep(10 * 86_400_000, new AbortController().signal);
  expect((await stage.run(next, { caps })).outcome).toBe('done');
});

test('a run that reaches its cap on the way finishes what it began, and says which cap it was', async () => {
  const stage = await createStage();
  const limits = { clips: new Map([['far', { concurrent: 1, startsPerMinute: 60 }]]), renders: 1 };
  // As if the price had been lower when the run looked at its budget.
  const claimClip: Ledger['claimClip'] = async (claim) =>
    await stage.ledger.claimClip({ ...claim, caps: { run: 2_000_000 } });
  const result = await stage.run(planOf(wanted), { ledger: { ...stage.ledger, claimClip }, limits });
  expect(result).toMatchObject({ outcome: 'refused', exitCode: 3, spentMicros: 2_000_000 });
  expect(result.refusal).toBe(
    'b would cost $1.00, and $2.00 of the cap of a run (budget.run) of $2.00 is spent or reserved. ' +
      'Nothing more that costs money was started.',
  );
});

test('what the clips would have cost that came from the store is kept for the bill', async () => {
  const stage = await createStage();
  await stage.run(planOf(wanted));
  expect(await stage.ledger.reused({})).toEqual(new Map());
  await stage.run(planOf({ ...wanted, one: { clips: ['a', 'b'], text: 'new' } }));
  expect(await stage.ledger.reused({})).toEqual(new Map([['launch', 2_000_000]]));
});
