import { expect, test } from 'vitest';
import { ProviderError } from '../../src/errors.ts';
import type { VideoProvider } from '../../src/generate/provider.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { keyOf, planOf, withFallback } from './test-plan.ts';
import { createTestService, type Script } from './test-service.ts';
import { createStage } from './test-stage.ts';

/** Two clips of one scene, the second of which goes on from the first. */
function chain(): Plan {
  const plan = planOf({ film: { clips: ['a', 'b'] } });
  const clips = plan.clips.map((clip) =>
    clip.label === 'b' ? { ...clip, request: { ...clip.request, continues: keyOf('a') } } : clip,
  );
  return { ...plan, clips };
}

async function setUp(script: Omit<Script, 'clock'> = {}) {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, ...script });
  const starts: { readonly prompt: string; readonly previous: string | undefined; readonly at: number }[] = [];
  const provider: VideoProvider = {
    ...service.provider,
    start(request, options) {
      starts.push({ prompt: request.prompt, previous: options.previous?.id, at: stage.clock.now() });
      return service.provider.start(request, options);
    },
  };
  return { stage, service, provider, starts };
}

test('a clip is started when the one that it goes on from is there, and is told its job', async () => {
  const { stage, provider, starts } = await setUp({ makingMs: 60_000 });
  expect((await stage.run(chain(), { provider: async () => provider })).outcome).toBe('done');
  expect(starts).toMatchObject([
    { prompt: 'a', previous: undefined },
    { prompt: 'b', previous: '0' },
  ]);
  expect((starts[1]?.at ?? 0) - (starts[0]?.at ?? 0)).toBeGreaterThanOrEqual(60_000);
});

test('without it nothing is paid for', async () => {
  const failed = { state: 'failed', reason: 'error', message: 'broke', mayHaveCost: true } as const;
  const { stage, provider, starts } = await setUp({ verdict: () => failed });
  const { outcome, clips } = await stage.run(chain(), { provider: async () => provider });
  expect(outcome).toBe('failed');
  expect(starts.map(({ prompt }) => prompt)).toEqual(['a']);
  expect(clips[1]?.result).toMatchObject({
    state: 'failed',
    message: expect.stringContaining('b goes on from a clip that is not there'),
    spentMicros: 0,
  });
});

test('a service does not go on from what another made: the next in line is asked', async () => {
  const { stage, provider, starts } = await setUp();
  const other = createTestService({ clock: stage.clock, id: 'near', jobName: 'near ' });
  const plan = withFallback(chain(), 'near');
  const clips = plan.clips.map((clip) => ({
    ...clip,
    fallbacks: clip.fallbacks.map((one) => ({ ...one, request: { ...one.request, continues: undefined } })),
  }));
  const busy: VideoProvider = {
    ...provider,
    async start(request, options) {
      if (request.prompt === 'a')
        throw new ProviderError('full', { provider: 'far', nothingStarted: true, retryable: false });
      return await provider.start(request, options);
    },
  };
  const providers = new Map([
    ['far', busy],
    ['near', other.provider],
  ]);
  const tools = { provider: async (id: string) => providers.get(id) ?? busy };
  const { outcome, warnings } = await stage.run({ ...plan, clips }, tools);
  expect(outcome).toBe('done');
  expect(starts).toEqual([]);
  expect(other.jobs.map(({ request }) => request.prompt)).toEqual(['a', 'b']);
  expect(warnings).toContainEqual(expect.stringContaining('far can only go on from a clip of its own'));
});
