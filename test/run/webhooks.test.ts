import { expect, test } from 'vitest';
import type { StartOptions } from '../../src/generate/provider.ts';
import { planOf } from './test-plan.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const plan = planOf({ one: { clips: ['a'] } });

/** A service whose clips take a minute, and which wants to be asked every ten. Calls come after so many seconds. */
async function runWithCalls(
  heedsWebhooks: boolean,
  calls: readonly { after: number; operation: string; event: string }[],
) {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, makingMs: 60_000 });
  const provider = async () => ({ ...service.provider, pollMs: 600_000 });
  const before = stage.clock.now();
  const { signal } = new AbortController();
  const delivered = calls.map(async ({ after, ...call }) => {
    await stage.clock.sleep(after * 1000, signal);
    await stage.elsewhere.nudge({ provider: 'far', at: new Date(stage.clock.now()).toISOString(), ...call });
  });
  const result = await stage.run(plan, { provider, heedsWebhooks });
  await Promise.all(delivered);
  return { outcome: result.outcome, seconds: result.seconds, polls: service.calls.status, before };
}

const done = { after: 61, operation: '0', event: 'done' };

test('a call from the service is seen by a run of another process, which looks at once', async () => {
  const { outcome, seconds, polls } = await runWithCalls(true, [done]);
  expect(outcome).toBe('done');
  expect(seconds).toBeGreaterThan(60);
  expect(seconds).toBeLessThan(120);
  expect(polls).toBe(2);
});

test.each([
  {
    what: 'too early, twice and about others',
    calls: [
      { ...done, after: 5, event: 'queued' },
      done,
      { ...done, after: 61.5 },
      { ...done, operation: '7', event: 'x' },
    ],
    polls: 3,
  },
  { what: 'only too early', calls: [{ ...done, after: 5 }], polls: 3 },
  { what: 'never', calls: [], polls: 2 },
])('calls that come $what do no harm', async ({ calls, polls }) => {
  const result = await runWithCalls(true, calls);
  expect(result.outcome).toBe('done');
  expect(result.polls).toBe(polls);
});

test('a run that expects no calls does not look for them', async () => {
  const { outcome, seconds } = await runWithCalls(false, [done]);
  expect(outcome).toBe('done');
  expect(seconds).toBeGreaterThan(500);
});

test('a run tells the service where to call', async () => {
  const stage = await createStage();
  const seen: (string | undefined)[] = [];
  const provider = {
    ...stage.service.provider,
    async start(...[request, options]: [Parameters<typeof stage.service.provider.start>[0], StartOptions]) {
      seen.push(options.webhookUrl);
      return await stage.service.provider.start(request, options);
    },
  };
  await stage.run(plan, {
    provider: async () => provider,
    webhookUrl: (id) => `https://hooks.example.com/webhooks/${id}`,
  });
  await stage.run(planOf({ two: { clips: ['b'] } }), { provider: async () => provider });
  expect(seen).toEqual(['https://hooks.example.com/webhooks/far', undefined]);
});
