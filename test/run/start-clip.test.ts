import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../../src/errors.ts';
import type { VideoProvider } from '../../src/generate/provider.ts';
import type { RunTools } from '../../src/run/run-tools.ts';
import { keyOf, planOf, withFallback } from './test-plan.ts';
import { createTestService, type Script } from './test-service.ts';
import { createStage, type Stage } from './test-stage.ts';

const plan = planOf({ one: { clips: ['a'] } });

const busy = new ProviderError('too many requests', { provider: 'far', nothingStarted: true, retryAfterMs: 90_000 });
const blocked = new ProviderError('this prompt is not allowed', {
  provider: 'far',
  nothingStarted: true,
  retryable: false,
});
const noKey = new UserError('There is no key for far.', { hint: 'Set FAR_KEY.' });

const failing = (times: number, error: Error): Pick<Script, 'beforeStart'> => ({
  beforeStart(call) {
    if (call <= times) throw error;
  },
});

function stageWith(stage: Stage, script: Partial<Script>) {
  const far = createTestService({ clock: stage.clock, ...script });
  const near = createTestService({ clock: stage.clock, id: 'near' });
  const provider: RunTools['provider'] = async (id) => (id === 'near' ? near : far).provider;
  return { far, near, provider };
}

test('a start that proved to start nothing is sent again, no sooner than the service asks', async () => {
  const stage = await createStage();
  const { far, provider } = stageWith(stage, failing(2, busy));
  const before = stage.clock.now();
  const result = await stage.run(plan, { provider });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 1_000_000, warnings: [] });
  expect(far.calls.start).toBe(3);
  expect((far.jobs[0]?.at ?? 0) - before).toBeGreaterThanOrEqual(180_000);
});

test.each([
  { what: 'stays busy', error: busy, starts: 5 },
  { what: 'refuses the prompt', error: blocked, starts: 1 },
  { what: 'needs a key', error: noKey, starts: 1 },
])(
  'who $what is asked $starts times, nothing is reserved, and the video fails with the reason',
  async ({ error, starts }) => {
    const stage = await createStage();
    const { far, provider } = stageWith(stage, failing(99, error));
    const result = await stage.run(plan, { provider });
    expect(result).toMatchObject({ outcome: 'failed', exitCode: 2, reservedMicros: 0, spentMicros: 0 });
    expect(result.deliverables[0]?.message).toContain(error.message);
    expect(far.calls.start).toBe(starts);
    expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))?.state).toBe('planned');
    expect((await stage.run(plan)).outcome).toBe('done');
  },
);

test.each([
  { what: 'stays busy', error: busy, reason: 'too many requests.' },
  { what: 'refuses the prompt', error: blocked, reason: 'this prompt is not allowed.' },
  { what: 'needs a key', error: noKey, reason: 'There is no key for far. Set FAR_KEY.' },
])('who $what is replaced by the fallback, and never silently', async ({ error, reason }) => {
  const stage = await createStage();
  const { near, provider } = stageWith(stage, failing(99, error));
  const result = await stage.run(withFallback(plan, 'near', 0.2), { provider });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 200_000 });
  expect(result.clips[0]?.result).toMatchObject({ state: 'ready', provider: 'near', model: 'near-1' });
  expect(result.warnings).toEqual([`far did not start a: ${reason} The fallback near is asked instead.`]);
  expect(near.jobs[0]?.request).toMatchObject({ provider: 'near', model: 'near-1', prompt: 'a' });
  expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))).toMatchObject({ provider: 'near', model: 'near-1' });
  expect(await stage.read('one.mp4')).toBe('footage of a by near\n');
});

test('a fallback that was begun by a run that is gone is gone on with, not with the first provider', async () => {
  const stage = await createStage();
  const { far, near, provider } = stageWith(stage, failing(99, blocked));
  const both = withFallback(plan, 'near');
  const controller = new AbortController();
  const stopping: VideoProvider = {
    ...near.provider,
    async status() {
      controller.abort(new Error('stop'));
      return { state: 'running' };
    },
  };
  await stage.run(both, {
    provider: async (id) => (id === 'near' ? stopping : await provider(id)),
    signal: controller.signal,
  });
  const result = await stage.run(both, { provider });
  expect(result.outcome).toBe('done');
  expect([far.calls.start, near.calls.start]).toEqual([1, 1]);
  expect(near.calls.download).toBe(1);
});

test('what fails for one video does not stop the others', async () => {
  const stage = await createStage();
  const { provider } = stageWith(stage, {
    beforeStart(_call, request) {
      if (request.prompt === 'bad') throw blocked;
    },
  });
  const result = await stage.run(planOf({ one: { clips: ['a', 'bad'] }, two: { clips: ['b'] } }), { provider });
  expect(result).toMatchObject({ outcome: 'failed', deliverables: [{ state: 'failed' }, { state: 'ready' }] });
  const record = (await stage.ledger.deliverables('launch')).get('one');
  expect(record).toMatchObject({ state: 'failed', error: expect.stringContaining('this prompt is not allowed') });
});
