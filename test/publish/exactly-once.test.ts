import { expect, test } from 'vitest';
import { createPublishStage } from './publish-stage.ts';
import { createTestService, type Fault, type TestService } from './test-service.ts';

test('a post goes out, and a second run finds it out', async () => {
  const { run, post, states, events, warnings } = createPublishStage();
  const service = createTestService();
  const published = {
    state: 'published',
    published: { id: expect.any(String), url: expect.any(String), state: 'live' },
  };
  expect(await run(post(), service.publisher)).toEqual(published);
  expect(await run(post(), service.publisher)).toEqual(published);
  expect(service.calls).toEqual({ prepare: 0, upload: 1, check: 2, publish: 1, find: 0, finish: 1 });
  expect(service.live).toEqual([{ key: post().key, file: post().video.sha256, caption: 'The night is yours.' }]);
  expect(await states()).toEqual(['published']);
  expect(events.filter(({ state }) => state === 'uploading').map(({ bytes }) => bytes)).toEqual([4, 8, 12, 16, 20, 22]);
  expect(warnings).toEqual([]);
});

/** Stands still for ever at one step, as a killed process does: before or after each commit and each call. */
function killer(at: number) {
  let steps = 0;
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  const step = async (): Promise<void> => {
    steps += 1;
    if (steps <= at) return;
    resolve();
    await new Promise(() => {});
  };
  const around = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (typeof value !== 'function' || name === 'schedules' || name === 'beginRun') return value;
        return async (...values: unknown[]): Promise<unknown> => {
          await step();
          const answer: unknown = await Reflect.apply(value, object, values);
          await step();
          return answer;
        };
      },
    });
  return { around, killed };
}

test.each([
  ['that can be asked', true],
  ['that cannot', false],
])('killed at every step, on a service %s: live once or unknown, never twice', async (_, findable) => {
  const ends: string[] = [];
  for (let at = 0; ; at += 1) {
    const { run, post, states } = createPublishStage();
    const service = createTestService({ findable });
    const { around, killed } = killer(at);
    const first = run(post(), service.publisher, { around }).then(() => 'whole');
    const ended = await Promise.race([first, killed.then(() => 'killed')]);
    if (ended === 'whole') break;
    const second = await run(post(), service.publisher);
    const third = await run(post(), service.publisher);
    expect(service.calls.publish).toBeLessThanOrEqual(service.live.length === 0 ? 0 : 2);
    expect(service.live.length).toBeLessThanOrEqual(1);
    expect(service.live.length).toBeGreaterThanOrEqual(findable ? 1 : 0);
    expect(service.sent()).toBeLessThanOrEqual(post().video.bytes * 1.1);
    expect(service.finished.size).toBe(third.state === 'published' ? 1 : 0);
    expect(third.state).toBe(second.state);
    expect(await states()).toEqual([second.state]);
    ends.push(second.state);
  }
  expect(ends.length).toBeGreaterThan(30);
  // Without a way to ask, only a kill around the irreversible call itself leaves it open.
  expect(ends.filter((state) => state === 'unknown')).toHaveLength(findable ? 0 : 4);
  expect(ends.filter((state) => state === 'published')).toHaveLength(ends.length - (findable ? 0 : 4));
});

interface Case {
  readonly fault: Fault;
  readonly findable: boolean;
  readonly first: string;
  readonly live: number;
  /** After a second run. */
  readonly second: string;
  readonly calls: Partial<TestService['calls']>;
}

test.each<Case>([
  { fault: 'lost', findable: true, first: 'published', live: 1, second: 'published', calls: { publish: 1, find: 1 } },
  { fault: 'lost', findable: false, first: 'unknown', live: 1, second: 'unknown', calls: { publish: 1 } },
  { fault: 'broken', findable: true, first: 'pending', live: 0, second: 'published', calls: { publish: 2, find: 3 } },
  { fault: 'broken', findable: false, first: 'unknown', live: 0, second: 'unknown', calls: { publish: 1 } },
  { fault: 'refused', findable: true, first: 'failed', live: 0, second: 'published', calls: { publish: 2, find: 0 } },
  { fault: 'busy', findable: false, first: 'failed', live: 0, second: 'published', calls: { publish: 2 } },
])('publish() that is $fault (findable: $findable): $first, then $second', async (given) => {
  const { run, post } = createPublishStage();
  const service = createTestService({ findable: given.findable, faults: { publish: [given.fault] } });
  const first = await run(post(), service.publisher);
  expect({ state: first.state, live: service.live.length }).toEqual({ state: given.first, live: given.live });
  expect(await run(post(), service.publisher)).toMatchObject({ state: given.second });
  expect(service.live.length).toBe(given.second === 'published' ? 1 : given.live);
  expect(service.calls).toMatchObject({
    upload: given.calls.publish === 2 ? 2 : 1,
    ...given.calls,
  });
  expect(service.sent()).toBe(post().video.bytes);
});

test('that nothing is there is believed only after a while: what was on its way arrives late', async () => {
  const { run, post, clock } = createPublishStage();
  const service = createTestService({ faults: { publish: ['broken'] } });
  const find = async (...args: Parameters<NonNullable<typeof service.publisher.find>>) => {
    const answer = await service.publisher.find?.(...args);
    if (service.calls.find === 1) service.live.push({ key: args[0].key, file: 'late', caption: undefined });
    return answer;
  };
  const began = clock.now();
  expect(await run(post(), { ...service.publisher, find })).toMatchObject({ state: 'published' });
  expect(service.calls).toMatchObject({ publish: 1, find: 2 });
  expect(clock.now() - began).toBeGreaterThanOrEqual(60_000);
});

test('a look that fails leaves the post armed, and the next run looks again', async () => {
  const { run, post, states } = createPublishStage();
  const busy = Array.from({ length: 20 }, (): Fault => 'busy');
  const service = createTestService({ faults: { publish: ['lost'], find: busy } });
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'pending' });
  expect(await states()).toEqual(['armed']);
  expect(await run(post(), service.publisher)).toMatchObject({ state: 'published' });
  expect(service.calls).toMatchObject({ publish: 1, upload: 1 });
});

test('two runs want the same post: it goes out once, and both say so', async () => {
  const { run, post, shared } = createPublishStage();
  const service = createTestService({ looks: 5 });
  const beside = shared();
  const one = run(post(), service.publisher, { beside });
  const other = run(post(), service.publisher, { beside });
  expect((await Promise.all([one, other])).map(({ state }) => state)).toEqual(['published', 'published']);
  expect(service.live).toHaveLength(1);
  expect(service.calls.publish).toBe(1);
});

test('an interrupted call gets a moment for its answer', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService();
  const stop = new AbortController();
  const publish: typeof service.publisher.publish = async (...args) => {
    stop.abort(new Error('stopped'));
    return await service.publisher.publish(...args);
  };
  const result = await run(post(), { ...service.publisher, publish }, { tools: { signal: stop.signal } });
  expect(result).toMatchObject({ state: 'published' });
  expect(await states()).toEqual(['published']);
});

test('what was not to be found is looked for once more by the next run, before anything is sent', async () => {
  const { run, post, states } = createPublishStage();
  const service = createTestService({ faults: { publish: ['lost'] } });
  // The post is out, and the list that says so lags for longer than a run waits.
  const blind = { ...service.publisher, find: async () => undefined };
  expect(await run(post(), blind)).toMatchObject({
    state: 'pending',
    message: expect.stringContaining('looked for once more'),
  });
  expect(await states()).toEqual(['armed']);
  expect(await run(post({ caption: 'Other words' }), service.publisher)).toMatchObject({
    state: 'published',
  });
  expect(service.live).toHaveLength(1);
  expect(service.calls.publish).toBe(1);
});
