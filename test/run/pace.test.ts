import { expect, test } from 'vitest';
import { ProviderError } from '../../src/errors.ts';
import { createPace, type Pace } from '../../src/run/pace.ts';
import { planOf, withFallback } from './test-plan.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const busy = (retryAfterMs?: number) =>
  new ProviderError('too many requests', {
    provider: 'far',
    nothingStarted: true,
    throttled: true,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });

/** A clock that moves only while somebody sleeps. */
function paceOf(limit: number) {
  let now = 0;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  return { pace: createPace(limit, clock), clock };
}

const accept = (pace: Pace, times: number) => Array.from({ length: times }, () => pace.sent().accepted());
const { signal } = new AbortController();

test('halves at each refusal, and never below one', () => {
  const { pace } = paceOf(20);
  const widths = [1, 2, 3, 4, 5].map(() => {
    pace.sent().throttled(busy());
    return pace.width();
  });
  expect(widths).toEqual([10, 5, 2, 1, 1]);
});

test('requests that were on their way together are one sign', () => {
  const { pace } = paceOf(20);
  const together = Array.from({ length: 8 }, () => pace.sent());
  for (const request of together) request.throttled(busy());
  expect(pace.width()).toBe(10);
});

test('grows by one for each width of accepted requests, up to the limit', () => {
  const { pace } = paceOf(4);
  pace.sent().throttled(busy());
  expect(pace.width()).toBe(2);
  accept(pace, 2);
  expect(pace.width()).toBe(3);
  accept(pace, 3);
  expect(pace.width()).toBe(4);
  accept(pace, 100);
  expect(pace.width()).toBe(4);
});

test('rests as long as it was told, and longer each time when it was not', async () => {
  const { pace, clock } = paceOf(4);
  const rests: number[] = [];
  for (const wait of [90_000, undefined, undefined, undefined]) {
    pace.sent().throttled(busy(wait));
    const before = clock.now();
    await pace.rest(signal);
    rests.push(clock.now() - before);
  }
  expect(rests).toEqual([90_000, 2000, 4000, 8000]);
  accept(pace, 1);
  pace.sent().throttled(busy());
  const before = clock.now();
  await pace.rest(signal);
  expect(clock.now() - before).toBe(1000);
});

test.each([
  ['refuses everything for twenty minutes', Array(40).fill(undefined), 20 * 60_000],
  ['asks to come back tomorrow', [86_400_000], 0],
])('a provider that %s is given up, without waiting for it', async (_, waits, atMost) => {
  const { pace, clock } = paceOf(4);
  for (const wait of waits) {
    if (pace.givenUp() === undefined) pace.sent().throttled(busy(wait));
    await pace.rest(signal);
  }
  expect(pace.givenUp()?.message).toBe('too many requests');
  expect(clock.now()).toBeLessThanOrEqual(atMost);
});

test('a service that takes fewer than its limits say is asked for what it takes, and everything is made', async () => {
  const stage = await createStage();
  const makingMs = 60_000;
  const service = createTestService({
    clock: stage.clock,
    makingMs,
    beforeStart() {
      const making = service.jobs.filter(({ at }) => stage.clock.now() < at + makingMs);
      if (making.length >= 3) throw busy();
    },
  });
  const plan = planOf({ all: { clips: Array.from({ length: 20 }, (_, index) => `clip ${index}`) } });
  const from = stage.clock.now();
  const result = await stage.run(plan, {
    provider: async () => service.provider,
    limits: { clips: new Map([['far', { concurrent: 12, startsPerMinute: 1000 }]]), renders: 1 },
  });
  expect(result.outcome).toBe('done');
  expect(service.jobs).toHaveLength(20);
  expect(service.mostAtOnce).toBe(3);
  // Seven rounds of a minute at the least.
  expect(stage.clock.now() - from).toBeLessThan(12 * 60_000);
  expect(service.calls.start).toBeLessThan(60);
});

test('who is busy for good is replaced by the fallback, and asked no more', async () => {
  const stage = await createStage();
  const far = createTestService({
    clock: stage.clock,
    beforeStart() {
      throw busy(30_000);
    },
  });
  const near = createTestService({ clock: stage.clock, id: 'near', jobName: 'near-' });
  const plan = withFallback(planOf({ all: { clips: ['a', 'b', 'c', 'd', 'e', 'f'] } }), 'near');
  const result = await stage.run(plan, {
    provider: async (id) => (id === 'near' ? near : far).provider,
  });
  expect(result.outcome).toBe('done');
  expect(near.jobs).toHaveLength(6);
  expect(far.calls.start).toBeLessThan(60);
});
