import { expect, test } from 'vitest';
import { ProviderError, type Refusal } from '../../src/errors.ts';
import type { ClipStatus } from '../../src/generate/provider.ts';
import type { ClipRequest } from '../../src/plan/plan.ts';
import { keyOf, planOf } from './test-plan.ts';
import { createTestService, type Script } from './test-service.ts';
import { createStage } from './test-stage.ts';

// What a provider would not show: who is told what, what is asked for again, and what it costs.

const refusal = (refused: Refusal | undefined, mayHaveCost: boolean): ClipStatus => ({
  state: 'failed',
  reason: 'moderation',
  ...(refused === undefined ? {} : { refused }),
  message: 'It shows too much',
  mayHaveCost,
});

/** Refuses the first so many tries of each clip. */
function refusing(times: number, verdict: ClipStatus): (request: ClipRequest) => ClipStatus {
  const tries = new Map<string, number>();
  return ({ prompt }) => {
    tries.set(prompt, (tries.get(prompt) ?? 0) + 1);
    return (tries.get(prompt) ?? 0) <= times ? verdict : { state: 'succeeded' };
  };
}

async function runWith(script: Partial<Script>, options: { budgetUsd?: number; clips?: string[] } = {}) {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, ...script });
  const { clips = ['a'], budgetUsd } = options;
  const plan = planOf(Object.fromEntries(clips.map((name) => [name, { clips: [name] }])), { budgetUsd });
  const result = await stage.run(plan, { provider: async () => service.provider });
  return { stage, service, result, record: (await stage.ledger.clips([keyOf('a')])).get(keyOf('a')) };
}

test.each<{ refused: Refusal | undefined; mayHaveCost: boolean; message: string }>([
  {
    refused: 'input',
    mayHaveCost: false,
    message:
      'far refused the prompt of a: It shows too much. Change the words of this scene, or its reference picture.',
  },
  {
    refused: 'output',
    mayHaveCost: true,
    message:
      'far made a and would not hand it over: It shows too much. It may have cost $1.00. ' +
      'It is not asked again by itself, as that would cost again: use other words, or another model.',
  },
  {
    refused: undefined,
    mayHaveCost: true,
    message:
      'far refused a: It shows too much. It may have cost $1.00. Change the words of this scene, or choose another model.',
  },
])(
  'refused $refused is told with the next step, and never asked for again',
  async ({ refused, mayHaveCost, message }) => {
    const { service, result, record } = await runWith({ verdict: () => refusal(refused, mayHaveCost) });
    expect(result).toMatchObject({ exitCode: 2, clips: [{ result: { state: 'failed', message } }] });
    expect(service.calls.start).toBe(1);
    expect(record).toMatchObject({ state: 'failed', error: message, reservedMicros: 0 });
    expect(record?.spentMicros).toBe(mayHaveCost ? 1_000_000 : 0);
  },
);

test.each([1, 2])('a filter that errs %i times: the clip is made, and what was tried is recorded', async (times) => {
  const { stage, service, result, record } = await runWith({
    verdict: refusing(times, refusal('false-positive', false)),
  });
  expect(result).toMatchObject({
    outcome: 'done',
    spentMicros: 1_000_000,
    clips: [{ result: { state: 'ready', reRolls: times } }],
  });
  expect(service.calls.start).toBe(1 + times);
  expect(record).toMatchObject({ state: 'ready', attempt: 1 + times, spentMicros: 1_000_000, reservedMicros: 0 });
  const said = stage.events.filter((event) => event.type === 'clip' && event.state === 're-rolled');
  expect(said).toHaveLength(times);
  expect(said[0]).toMatchObject({ message: 'refused by a filter that is known to err; asked again (1 of 2)' });
});

test('one that errs three times is left to a person', async () => {
  const { service, result } = await runWith({ verdict: () => refusal('false-positive', false) });
  expect(result).toMatchObject({ exitCode: 2, spentMicros: 0, clips: [{ result: { state: 'failed', reRolls: 2 } }] });
  expect(service.calls.start).toBe(3);
});

test('tries that were charged are all paid for', async () => {
  const { result, record } = await runWith({ verdict: refusing(2, refusal('false-positive', true)) }, { budgetUsd: 3 });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 3_000_000 });
  expect(record?.spentMicros).toBe(3_000_000);
});

test('no money for another try: the clip failed, and what needs no more money is still made', async () => {
  const { service, result, record } = await runWith(
    { verdict: ({ prompt }) => (prompt === 'a' ? refusal('false-positive', true) : { state: 'succeeded' }) },
    { budgetUsd: 2, clips: ['a', 'b'] },
  );
  expect(result).toMatchObject({
    outcome: 'failed',
    exitCode: 2,
    refusal: undefined,
    spentMicros: 2_000_000,
    clips: [
      { result: { state: 'failed', message: expect.stringContaining('There is no money for another try.') } },
      { result: { state: 'ready' } },
    ],
  });
  expect(service.calls.start).toBe(2);
  expect(record).toMatchObject({ state: 'failed', spentMicros: 1_000_000, reservedMicros: 0 });
});

test.each<{ what: string; refused: Refusal; nothingStarted: boolean; starts: number; spent: number; says: string }>([
  {
    what: 'uncharged',
    refused: 'input',
    nothingStarted: true,
    starts: 1,
    spent: 0,
    says: 'far did not start a: No. Change the words of this scene, or its reference picture.',
  },
  {
    what: 'charged',
    refused: 'input',
    nothingStarted: false,
    starts: 1,
    spent: 1_000_000,
    says: 'far refused a: No. Change the words of this scene, or its reference picture.',
  },
  {
    what: 'by mistake',
    refused: 'false-positive',
    nothingStarted: true,
    starts: 3,
    spent: 0,
    says: 'far did not start a: No. Run again to try once more, or change the words of this scene.',
  },
])('refused at once, $what', async ({ refused, nothingStarted, starts, spent, says }) => {
  const error = new ProviderError('No', { provider: 'far', refused, nothingStarted, retryable: false });
  const { service, result, record } = await runWith({
    beforeStart: () => {
      throw error;
    },
  });
  expect(result).toMatchObject({ exitCode: 2, clips: [{ result: { state: 'failed', message: says } }] });
  expect(service.calls.start).toBe(starts);
  expect(record).toMatchObject({ spentMicros: spent, reservedMicros: 0 });
});

test('stopped between two tries: what the first one cost is told', async () => {
  const controller = new AbortController();
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    verdict: () => refusal('false-positive', true),
    beforeStart: (call) => {
      if (call === 2) controller.abort();
    },
  });
  const plan = planOf({ one: { clips: ['a'] } });
  const { signal } = controller;
  const result = await stage.run(plan, { provider: async () => service.provider, signal });
  expect(result).toMatchObject({ outcome: 'interrupted', spentMicros: 1_000_000, reservedMicros: 1_000_000 });
});
