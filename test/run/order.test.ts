import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/run/events.ts';
import { planOf } from './test-plan.ts';
import { createTestRender } from './test-render.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const limitOf = (concurrent: number, startsPerMinute = 1000) => new Map([['far', { concurrent, startsPerMinute }]]);

test('a render begins when its own clips are there, while others are being made', async () => {
  const stage = await createStage();
  const plan = planOf({ first: { clips: ['a'] }, second: { clips: ['b'] }, third: { clips: ['c'] } });
  await stage.run(plan, { limits: { clips: limitOf(1), renders: 1 } });
  const { began } = stage.render;
  expect(began.map(({ id }) => id)).toEqual(['first', 'second', 'third']);
  const lastStart = stage.service.jobs.at(-1)?.at ?? 0;
  expect(began[0]?.at).toBeLessThanOrEqual(lastStart);
});

test('what misses the fewest clips is finished first', async () => {
  const stage = await createStage();
  const limits = { clips: limitOf(1), renders: 1 };
  await stage.run(planOf({ old: { clips: ['x', 'y'] } }), { limits });
  await stage.run(planOf({ long: { clips: ['a', 'b', 'c'] }, almost: { clips: ['x', 'y', 'd'] } }), { limits });
  expect(stage.service.jobs.slice(2).map((job) => job.request.prompt)).toEqual(['d', 'a', 'b', 'c']);
  expect(stage.render.began.map(({ id }) => id)).toEqual(['old', 'almost', 'long']);
});

test.each([1, 2, 5])('never makes more than %i clips at once, and no fewer', async (concurrent) => {
  const stage = await createStage();
  const plan = planOf({ all: { clips: Array.from({ length: 8 }, (_, index) => `clip ${index}`) } });
  await stage.run(plan, { limits: { clips: limitOf(concurrent), renders: 1 } });
  expect(stage.service.mostAtOnce).toBe(concurrent);
});

test.each([1, 3])('never renders more than %i at once, and no fewer', async (renders) => {
  const stage = await createStage();
  const full = Promise.withResolvers<void>();
  const render = createTestRender({
    clock: stage.clock,
    async before() {
      if (render.began.length === renders) full.resolve();
      await full.promise;
    },
  });
  const plan = planOf(Object.fromEntries([1, 2, 3, 4, 5, 6].map((name) => [`video-${name}`, { clips: ['x'] }])));
  await stage.run(plan, { render: render.render, limits: { clips: limitOf(1), renders } });
  expect(render.mostAtOnce()).toBe(renders);
});

test('starts no more in any 60 seconds than the provider allows', async () => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, makingMs: 1000 });
  const plan = planOf({ all: { clips: Array.from({ length: 10 }, (_, index) => `clip ${index}`) } });
  await stage.run(plan, { provider: async () => service.provider, limits: { clips: limitOf(10, 4), renders: 1 } });
  const times = service.jobs.map(({ at }) => at);
  for (const from of times)
    expect(times.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(4);
  // Two full windows and the rest: it does not dawdle either.
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeLessThan(130_000);
});

test('clips that were begun before are gone on with at once, whatever the rate of new ones', async () => {
  const stage = await createStage();
  const controller = new AbortController();
  const service = createTestService({ clock: stage.clock, beforeStatus: () => controller.abort(new Error('stop')) });
  const provider = async () => service.provider;
  const begun = { clips: ['a', 'b', 'c'] };
  await stage.run(planOf({ begun }), {
    provider,
    limits: { clips: limitOf(4), renders: 1 },
    signal: controller.signal,
  });

  const from = stage.clock.now();
  const resumed: number[] = [];
  const emit = (event: RunEvent): void => {
    if (event.type === 'clip' && event.state === 'running') resumed.push(stage.clock.now() - from);
  };
  // No start is left in this minute: the clip that is new has to wait.
  await stage.run(planOf({ fresh: { clips: ['d'] }, begun }), {
    provider,
    limits: { clips: limitOf(4, 1), renders: 1 },
    emit,
  });
  expect(service.jobs).toHaveLength(4);
  expect(resumed.slice(0, 3).every((ms) => ms < 10_000)).toBe(true);
  expect((service.jobs[3]?.at ?? 0) - (service.jobs[0]?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
});
