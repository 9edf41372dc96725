import { expect, test } from 'vitest';
import { ProviderError, UserError } from '../../src/errors.ts';
import type { VideoProvider } from '../../src/generate/provider.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import type { RunEvent } from '../../src/run/events.ts';
import type { RunResult } from '../../src/run/run-result.ts';
import { keyOf, planOf, withFallback } from './test-plan.ts';
import { createTestRender } from './test-render.ts';
import { createTestService, type Script, type TestService } from './test-service.ts';
import { createStage, type Stage } from './test-stage.ts';

const plan = planOf({ one: { clips: ['a', 'b'] } });

/** A process that is killed: from then on nothing it does reaches the ledger. `note` is told of each call, which may be its last. */
function mortal(ledger: Ledger, note: (call: number) => 'live' | 'die-before' | 'die-after'): Ledger {
  let calls = 0;
  let dead = false;
  return new Proxy(ledger, {
    get:
      (target, name: keyof Ledger) =>
      async (...values: never[]) => {
        if (name !== 'heartbeat') calls += 1;
        const fate = dead ? 'die-before' : note(calls);
        dead = fate !== 'live';
        if (fate === 'die-before') throw new Error('killed');
        const method = target[name] as (...values: never[]) => Promise<unknown>;
        const answer = await method(...values);
        if (fate === 'die-after') throw new Error('killed');
        return answer;
      },
  });
}

/** Runs until killed at the nth call to the ledger; resolves with whether it lived to the end. */
async function runAndDie(stage: Stage, service: TestService, last: number, fate: 'die-before' | 'die-after') {
  const ledger = mortal(stage.ledger, (call) => (call === last ? fate : 'live'));
  const tools = { ledger, provider: async () => service.provider };
  return await stage.run(plan, tools).then(
    (result: RunResult) => result.outcome === 'done',
    () => false,
  );
}

test.each(['die-before', 'die-after'] as const)(
  'killed at any moment (%s a ledger call): no clip is paid for twice',
  async (fate) => {
    let survived = false;
    for (let last = 1; !survived; last += 1) {
      const stage = await createStage();
      const service = createTestService({ clock: stage.clock, makingMs: 5000, find: true });
      survived = await runAndDie(stage, service, last, fate);
      stage.kill(1);
      const result = await stage.run(plan, { provider: async () => service.provider });
      expect(result.outcome, `killed at call ${last}`).toBe('done');
      expect(service.jobs.map((job) => job.request.prompt).toSorted(), `killed at call ${last}`).toEqual(['a', 'b']);
      expect(await stage.read('one.mp4')).toBe('footage of a by far\nfootage of b by far\n');
      const clips = await stage.ledger.clipsOf('launch');
      expect(clips.map((clip) => [clip.state, clip.spentMicros, clip.reservedMicros])).toEqual([
        ['ready', 1_000_000, 0],
        ['ready', 1_000_000, 0],
      ]);
      expect(last).toBeLessThan(100);
    }
  },
);

const single = planOf({ one: { clips: ['a'] } });

test.each<{ when: string; script: Omit<Script, 'clock'>; sent: number }>([
  { when: 'before it arrived', script: { beforeStart: dieOnce() }, sent: 0 },
  { when: 'after it arrived', script: { beforeAnswer: dieOnce() }, sent: 1 },
])(
  'a start that was killed $when, at a provider that cannot look it up, is left to a person',
  async ({ script, sent }) => {
    const stage = await createStage();
    const service = createTestService({ clock: stage.clock, ...script });
    const provider = async () => service.provider;
    const dying = mortal(stage.ledger, () => (service.calls.start > 0 ? 'die-before' : 'live'));
    await expect(stage.run(single, { provider, ledger: dying })).rejects.toThrow('killed');
    stage.kill(1);
    for (const _ of [1, 2]) {
      const result = await stage.run(single, { provider });
      expect(result).toMatchObject({ outcome: 'failed', clips: [{ result: { state: 'unknown' } }] });
      expect(result.reservedMicros).toBe(1_000_000);
    }
    expect(service.jobs).toHaveLength(sent);
    expect(service.calls.start).toBe(1);
  },
);

function dieOnce() {
  return (call: number): void => {
    if (call === 1) throw new Error('killed');
  };
}

test.each<{ what: string; error: Error; state: string; after: string }>([
  { what: 'no key', error: new UserError('There is no key.'), state: 'pending', after: 'done' },
  {
    what: 'no network',
    error: new ProviderError('connection reset', { provider: 'far', retryable: true }),
    state: 'pending',
    after: 'done',
  },
  {
    what: 'the word that it cannot be known',
    error: new ProviderError('the list goes back one hour only', { provider: 'far' }),
    state: 'unknown',
    after: 'failed',
  },
])('a look-up that meets $what leaves the clip $state', async ({ error, state, after }) => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, find: true, beforeAnswer: dieOnce() });
  const provider = async () => service.provider;
  const dying = mortal(stage.ledger, () => (service.calls.start > 0 ? 'die-before' : 'live'));
  await expect(stage.run(single, { provider, ledger: dying })).rejects.toThrow('killed');
  stage.kill(1);

  const blind = { ...service.provider, find: async () => await Promise.reject(error) };
  const result = await stage.run(single, { provider: async () => blind });
  expect(result).toMatchObject({ outcome: 'failed', clips: [{ result: { state } }], reservedMicros: 1_000_000 });
  expect((await stage.run(single, { provider })).outcome).toBe(after);
  expect(service.jobs).toHaveLength(1);
});

test('an answer that proves nothing makes the clip unknown, and it is never sent again', async () => {
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    beforeAnswer: () => {
      throw new Error('socket hang up');
    },
  });
  for (const _ of [1, 2]) {
    const result = await stage.run(withFallback(single, 'animatic'), { provider: async () => service.provider });
    expect(result).toMatchObject({ outcome: 'failed', exitCode: 2, reservedMicros: 1_000_000 });
    expect(result.deliverables[0]?.message).toContain('socket hang up');
  }
  expect(service.calls.start).toBe(1);
});

test.each<{ what: string; script: Partial<Script>; calls: number; outcome: string }>([
  { what: 'the service had begun it', script: { beforeAnswer: loseFirst() }, calls: 1, outcome: 'done' },
  { what: 'the service had not', script: { beforeStart: loseFirst() }, calls: 2, outcome: 'done' },
  { what: 'nothing ever arrives', script: { beforeStart: lose }, calls: 5, outcome: 'failed' },
])('an answer that is lost is looked for when there is a way: $what', async ({ script, calls, outcome }) => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, find: true, ...script });
  const result = await stage.run(single, { provider: async () => service.provider });
  expect(result).toMatchObject({ outcome, reservedMicros: 0 });
  expect(service.calls.start).toBe(calls);
  expect(service.jobs).toHaveLength(outcome === 'done' ? 1 : 0);
});

test('a job that the service lists only after a while is not sent again', async () => {
  const stage = await createStage();
  const service = createTestService({ clock: stage.clock, find: true, beforeAnswer: loseFirst() });
  const slow: VideoProvider = {
    ...service.provider,
    find: async (request, options) =>
      stage.clock.now() - (service.jobs[0]?.at ?? 0) < 15_000
        ? undefined
        : await service.provider.find?.(request, options),
  };
  const result = await stage.run(single, { provider: async () => slow });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 1_000_000 });
  expect(service.calls.start).toBe(1);
});

function lose(): never {
  throw new Error('socket hang up');
}

function loseFirst() {
  return (call: number): void => {
    if (call === 1) lose();
  };
}

test.each<{ phase: string; state: string; jobs: number; stop: (abort: () => void) => Partial<Script> }>([
  { phase: 'the paid request is on its way', state: 'running', jobs: 1, stop: (abort) => ({ beforeStart: abort }) },
  { phase: 'polling', state: 'running', jobs: 1, stop: (abort) => ({ beforeStatus: abort }) },
  { phase: 'downloading', state: 'running', jobs: 1, stop: (abort) => ({ beforeDownload: abort }) },
])('stopped while $phase: the ledger says $state, and the next run goes on', async ({ state, jobs, stop }) => {
  const stage = await createStage();
  const controller = new AbortController();
  const service = createTestService({ clock: stage.clock, ...stop(() => controller.abort()) });
  const provider = async () => service.provider;
  const stopped = await stage.run(single, { provider, signal: controller.signal });
  expect(stopped).toMatchObject({ outcome: 'interrupted', exitCode: 130, reservedMicros: 1_000_000 });
  expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))?.state).toBe(state);

  const result = await stage.run(single, { provider });
  expect(result).toMatchObject({ outcome: 'done', spentMicros: 1_000_000, reservedMicros: 0 });
  expect(service.jobs).toHaveLength(jobs);
});

test('stopped in the middle: nothing new begins, and what was rendering keeps its old files', async () => {
  const stage = await createStage();
  await stage.run(planOf({ one: { clips: ['a'], text: 'old' } }));
  const controller = new AbortController();
  const render = createTestRender({ clock: stage.clock, before: () => controller.abort() });
  const next = planOf({ one: { clips: ['a'], text: 'new' }, two: { clips: ['b', 'c', 'd'] } });
  const limits = { clips: new Map([['far', { concurrent: 1, startsPerMinute: 60 }]]), renders: 1 };
  const stopped = await stage.run(next, { render: render.render, signal: controller.signal, limits });
  expect(stopped).toMatchObject({
    outcome: 'interrupted',
    deliverables: [{ state: 'interrupted' }, { state: 'interrupted' }],
  });
  expect(await stage.read('one.mp4')).toContain('old');
  expect(stage.service.jobs.length).toBeLessThanOrEqual(2);
  const again = await stage.run(next, { limits });
  expect(again.outcome).toBe('done');
  expect(await stage.read('one.mp4')).toContain('new');
  expect(stage.service.jobs.map((job) => job.request.prompt)).toEqual(['a', 'b', 'c', 'd']);
});

test('a start that outlives the stop is cut off in the end, and looked up by the next run', async () => {
  const stage = await createStage();
  const controller = new AbortController();
  const service = createTestService({ clock: stage.clock, find: true });
  const { promise: never } = Promise.withResolvers<never>();
  const slow = {
    ...service.provider,
    async start(...[request, options]: Parameters<typeof service.provider.start>) {
      await service.provider.start(request, options);
      controller.abort(new Error('stop'));
      options.signal.addEventListener('abort', () => cutOff());
      return await Promise.race([never, cut]);
    },
  };
  const { promise: cut, reject } = Promise.withResolvers<never>();
  const cutOff = (): void => reject(new Error('aborted'));
  const stopped = await stage.run(single, { provider: async () => slow, signal: controller.signal });
  expect(stopped.outcome).toBe('interrupted');
  expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))?.state).toBe('starting');
  expect((await stage.run(single, { provider: async () => service.provider })).outcome).toBe('done');
  expect(service.jobs).toHaveLength(1);
});

test('stopped before anything was sent: nothing is reserved, and no fallback is asked', async () => {
  const stage = await createStage();
  const controller = new AbortController();
  const stopped = await stage.run(withFallback(single, 'near'), {
    async provider() {
      controller.abort(new Error('stop'));
      return stage.service.provider;
    },
    signal: controller.signal,
  });
  expect(stopped).toMatchObject({ outcome: 'interrupted', reservedMicros: 0, warnings: [] });
  expect(stage.service.calls.start).toBe(0);
});

test('a run that slept while another took its clip over uses what the other made', async () => {
  const stage = await createStage();
  const service = createTestService({
    clock: stage.clock,
    async beforeDownload(call) {
      if (call > 1) return;
      stage.kill(1);
      expect(await stage.run(single, { provider })).toMatchObject({ outcome: 'done', spentMicros: 1_000_000 });
    },
  });
  const provider = async () => service.provider;
  const slept = await stage.run(single, { provider });
  expect(slept).toMatchObject({ outcome: 'done', spentMicros: 0, deliverables: [{ state: 'cached' }] });
  expect(service.jobs).toHaveLength(1);
});

test('a run that slept between its claim and its request sends nothing when another has taken the clip', async () => {
  const stage = await createStage();
  const other = createTestService({ clock: stage.clock, jobName: 'other-' });
  const slept = await stage.run(single, {
    async provider() {
      // The last thing before the request leaves: this process is suspended, taken for dead, and wakes up.
      if (stage.service.calls.start === 0 && other.calls.start === 0) {
        stage.kill(1);
        await stage.run(single, { provider: async () => other.provider });
      }
      return stage.service.provider;
    },
  });
  expect(slept).toMatchObject({ outcome: 'done', spentMicros: 0 });
  expect([other.calls.start, stage.service.calls.start]).toEqual([1, 0]);
});

test('killed between its claim and its request: nothing was sent, so even who cannot look it up is asked again', async () => {
  const stage = await createStage();
  const dying = mortal(stage.ledger, () => (claims > 0 ? 'die-before' : 'live'));
  let claims = 0;
  const claimClip: Ledger['claimClip'] = async (claim) => {
    const claimed = await dying.claimClip(claim);
    claims += 1;
    return claimed;
  };
  const ledger = new Proxy(dying, {
    get: (target, name: keyof Ledger) => (name === 'claimClip' ? claimClip : target[name]),
  });
  await expect(stage.run(single, { ledger })).rejects.toThrow('killed');
  expect((await stage.ledger.clips([keyOf('a')])).get(keyOf('a'))?.state).toBe('starting');
  stage.kill(1);
  expect(await stage.run(single)).toMatchObject({ outcome: 'done', spentMicros: 1_000_000, reservedMicros: 0 });
  expect(stage.service.calls.start).toBe(1);
});

test('an answer that names the job of another clip leaves a person to find the right one', async () => {
  const stage = await createStage();
  const { provider } = stage.service;
  const confused = { ...provider, start: async () => ({ id: 'stage-0' }) };
  await stage.run(planOf({ zero: { clips: ['z'] } }));
  const result = await stage.run(single, { provider: async () => confused });
  expect(result).toMatchObject({
    outcome: 'failed',
    clips: [{ result: { state: 'unknown' } }],
    reservedMicros: 1_000_000,
  });
  expect(result.clips[0]?.result).toMatchObject({
    message: expect.stringContaining('The job stage-0 belongs to z already.'),
  });
});

test('a stop that comes when everything is in place changes nothing', async () => {
  const stage = await createStage();
  const controller = new AbortController();
  const emit = (event: RunEvent): void => {
    if (event.type === 'deliverable' && event.state === 'ready') controller.abort(new Error('stop'));
  };
  const result = await stage.run(single, { emit, signal: controller.signal });
  expect(result).toMatchObject({ outcome: 'done', exitCode: 0 });
});
