import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RunTools } from '../../src/run/run-tools.ts';
import { planOf } from './test-plan.ts';
import { createTestRender } from './test-render.ts';
import { createTestService } from './test-service.ts';
import { createStage } from './test-stage.ts';

const wanted = {
  'tiktok/teaser-en': { clips: ['a', 'b'], text: 'Hello' },
  'tiktok/teaser-ja': { clips: ['a', 'b'], text: 'こんにちは' },
  'tiktok/night-en': { clips: ['c'] },
};
const plan = planOf(wanted);

test('makes each clip once, every deliverable from its own, and says what it cost', async () => {
  const stage = await createStage();
  const result = await stage.run(plan);

  expect(result).toMatchObject({ outcome: 'done', exitCode: 0, spentMicros: 3_000_000, reservedMicros: 0 });
  expect(result.deliverables.map(({ task, state }) => `${task.id} ${state}`)).toEqual([
    'tiktok/teaser-en ready',
    'tiktok/teaser-ja ready',
    'tiktok/night-en ready',
  ]);
  expect(stage.service.jobs.map((job) => job.request.prompt).toSorted()).toEqual(['a', 'b', 'c']);
  expect(await stage.read('tiktok/teaser-ja.mp4')).toBe('footage of a by far\nfootage of b by far\nこんにちは');
  expect(await stage.read('tiktok/teaser-ja.srt')).toBe('こんにちは');
  expect(await stage.read('tiktok/night-en.mp4')).toBe('footage of c by far\n');
  expect(await stage.read('tiktok/night-en.srt')).toBeUndefined();
});

test('an unchanged second run does nothing and asks for no provider', async () => {
  const stage = await createStage();
  await stage.run(plan);
  const calls = { ...stage.service.calls };
  const provider = vi.fn<RunTools['provider']>(async () => stage.service.provider);
  const again = await stage.run(plan, { provider });
  expect(again).toMatchObject({ outcome: 'done', spentMicros: 0, clips: [] });
  expect(again.deliverables.map(({ state }) => state)).toEqual(['cached', 'cached', 'cached']);
  expect(again.deliverables[0]?.files).toHaveLength(4);
  expect(stage.render.began).toHaveLength(3);
  expect(stage.service.calls).toEqual(calls);
  expect(provider).not.toHaveBeenCalled();
});

test.each([
  {
    change: 'a text',
    next: { ...wanted, 'tiktok/teaser-ja': { clips: ['a', 'b'], text: 'やあ' } },
    renders: ['tiktok/teaser-ja'],
    clips: [],
  },
  {
    change: 'a prompt',
    next: { ...wanted, 'tiktok/night-en': { clips: ['c2'] } },
    renders: ['tiktok/night-en'],
    clips: ['c2'],
  },
  {
    change: 'a prompt that two share',
    next: {
      ...wanted,
      'tiktok/teaser-en': { clips: ['a2', 'b'], text: 'Hello' },
      'tiktok/teaser-ja': { clips: ['a2', 'b'], text: 'こんにちは' },
    },
    renders: ['tiktok/teaser-en', 'tiktok/teaser-ja'],
    clips: ['a2'],
  },
  {
    change: 'a new deliverable',
    next: { ...wanted, 'tiktok/night-ja': { clips: ['c'], text: '夜' } },
    renders: ['tiktok/night-ja'],
    clips: [],
  },
])('changing $change makes only what shows it', async ({ next, renders, clips }) => {
  const stage = await createStage();
  await stage.run(plan);
  const render = createTestRender({ clock: stage.clock });
  await stage.run(planOf(next), { render: render.render });
  expect(render.began.map(({ id }) => id).toSorted()).toEqual(renders);
  expect(stage.service.jobs.slice(3).map((job) => job.request.prompt)).toEqual(clips);
});

test('a finished file that is gone is rendered again from the stored clips', async () => {
  const stage = await createStage();
  await stage.run(plan);
  await rm(join(stage.root, 'out', 'tiktok/night-en.jpg'));
  const again = await stage.run(plan);
  expect(again.deliverables.map(({ state }) => state)).toEqual(['cached', 'cached', 'ready']);
  expect(stage.service.calls.start).toBe(3);
  expect(await stage.read('tiktok/night-en.jpg')).toBeDefined();
});

test('two runs at once make each clip once', async () => {
  const stage = await createStage();
  const results = await Promise.all([stage.run(plan), stage.run(plan)]);
  expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  expect(stage.service.jobs.map((job) => job.request.prompt).toSorted()).toEqual(['a', 'b', 'c']);
  expect(results[0].spentMicros + results[1].spentMicros).toBe(3_000_000);
  expect(results.flatMap(({ warnings }) => warnings)).toEqual([]);
  expect(stage.render.began.length).toBeLessThan(6);
});

test('a long run is seen to live, from a machine that cannot see its process', async () => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, makingMs: 600_000 });
  const seen: number[] = [];
  const provider = {
    ...service.provider,
    async status(...question: Parameters<typeof service.provider.status>) {
      seen.push((await stage.elsewhere.liveRuns()).size);
      return await service.provider.status(...question);
    },
  };
  await stage.run(planOf({ one: { clips: ['a'] } }), { provider: async () => provider });
  expect(seen.length).toBeGreaterThan(20);
  expect(new Set(seen)).toEqual(new Set([1]));
  expect((await stage.elsewhere.liveRuns()).size).toBe(0);
});

test('clears up after a run that was killed, and not after one that lives', async () => {
  const stage = await createStage();
  await stage.ledger.beginRun({ id: 'dead', campaign: 'launch', pid: 99, host: 'here' });
  await stage.ledger.beginRun({ id: 'alive', campaign: 'launch', pid: 98, host: 'here' });
  for (const run of ['dead', 'alive']) await stage.store.workFolder(run);
  stage.kill(99);
  await stage.run(plan);
  expect(await readdir(join(stage.root, '.reelmill', 'work'))).toEqual(['alive']);
});

test('says what happens in an order that a reader can follow', async () => {
  const stage = await createStage();
  await stage.run(planOf({ 'tiktok/teaser': { clips: ['a'] } }));
  const words = stage.events.map((event) => {
    if (event.type === 'clip') return `${event.label} ${event.state}`;
    return event.type === 'deliverable' ? `${event.id} ${event.state}` : event.type;
  });
  expect(words.filter((word, index) => word !== words[index - 1])).toEqual([
    'run-started',
    'a waiting',
    'tiktok/teaser waiting',
    'a starting',
    'a running',
    'a downloading',
    'a ready',
    'tiktok/teaser rendering',
    'tiktok/teaser inspecting',
    'tiktok/teaser ready',
    'run-finished',
  ]);
  expect(stage.events.at(-1)).toMatchObject({ outcome: 'done', ready: 1, failed: 0, cached: 0, spentUsd: 1 });
});
