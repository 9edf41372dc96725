import { expect, test, vi } from 'vitest';
import type { RunTools } from '../../src/run/run-tools.ts';
import { planOf } from './test-plan.ts';
import { createStage } from './test-stage.ts';

const plan = planOf({
  'tiktok/teaser-en': { clips: ['a', 'b'], text: 'Hello' },
  'tiktok/teaser-ja': { clips: ['a', 'b'], text: 'こんにちは' },
  'tiktok/night-en': { clips: ['c'] },
});

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
