import { expect, test } from 'vitest';
import { ProviderError } from '../../src/errors.ts';
import type { ClipStatus, VideoProvider } from '../../src/generate/provider.ts';
import { defaultPatience } from '../../src/run/patience.ts';
import { firstPollDelay, pollDelay } from '../../src/run/poll-delay.ts';
import { createPoller } from '../../src/run/poller.ts';
import { createTestClock } from './test-clock.ts';

interface Look {
  readonly id: string;
  readonly at: number;
}

/** A poller over a provider that answers as `answer` says, and what it was asked when, in milliseconds from the beginning. */
function setUp(
  answer: (id: string, at: number, nth: number) => ClipStatus | Promise<ClipStatus>,
  { deadlineMs, pollMs = 10_000 }: { deadlineMs?: number; pollMs?: number } = {},
) {
  const clock = createTestClock(0);
  const controller = new AbortController();
  const looks: Look[] = [];
  const provider: VideoProvider = {
    id: 'far',
    pollMs,
    ...(deadlineMs !== undefined && { deadlineMs }),
    start: async () => ({ id: 'nothing' }),
    download: async () => {},
    async status({ id }) {
      looks.push({ id, at: clock.now() });
      return await answer(id, clock.now(), looks.filter((look) => look.id === id).length);
    },
  };
  const tools = { clock, random: () => 0.5, signal: controller.signal };
  const poller = createPoller(provider, tools, defaultPatience);
  const watch = (id: string, isNew = false) => poller.watch({ id }, { model: 'far-1', isNew, onProgress: () => {} });
  return { clock, controller, looks, poller, watch };
}

const running: ClipStatus = { state: 'running' };
const succeeded: ClipStatus = { state: 'succeeded' };
const after = (ms: number) => (_id: string, at: number) => (at < ms ? running : succeeded);

test.each([
  { age: 0, pollMs: 10_000, ms: 10_000 },
  { age: 500_000, pollMs: 10_000, ms: 10_000 },
  { age: 1_000_000, pollMs: 10_000, ms: 20_000 },
  { age: 9_000_000, pollMs: 10_000, ms: 40_000 },
  { age: 9_000_000, pollMs: 0, ms: 50 },
])('after $age ms the next look at a clip comes $ms ms later', ({ age, pollMs, ms }) => {
  expect(pollDelay(age, pollMs, () => 0.5)).toBe(ms);
});

test('looks are spread by a tenth to both sides', () => {
  expect([0, 1].map((value) => pollDelay(0, 10_000, () => value))).toEqual([9000, 11_000]);
});

test('the first look comes at once, or when others of its model were done at the earliest', () => {
  expect([undefined, 4000, 100_000].map((soonest) => firstPollDelay(soonest, 10_000))).toEqual([0, 10_000, 75_000]);
});

test('what was learned from one clip spares the next one early looks', async () => {
  const { clock, looks, watch } = setUp((id, at) => (at < (id === 'first' ? 100_000 : 200_000) ? running : succeeded));
  await watch('first', true);
  const began = clock.now();
  await watch('second', true);
  const early = looks.filter(({ id, at }) => id === 'second' && at < began + 70_000);
  expect(looks.filter(({ id }) => id === 'first').length).toBeGreaterThan(9);
  expect(early).toEqual([]);
});

test('ten thousand clips are asked about in turn, at a steady pace', async () => {
  const clips = Array.from({ length: 2000 }, (_, index) => String(index));
  const { looks, watch } = setUp(() => succeeded);
  await Promise.all(clips.map((id) => watch(id)));
  const times = looks.map(({ at }) => at);
  expect(looks.map(({ id }) => id)).toEqual(clips);
  for (const from of [0, 7000, 33_000]) {
    expect(times.filter((at) => at >= from && at < from + 1000).length).toBe(50);
  }
});

test('no more than eight looks are under way, however slow the answers', async () => {
  let [atOnce, most] = [0, 0];
  const { clock, watch } = setUp(async () => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await clock.sleep(30_000, new AbortController().signal);
    atOnce -= 1;
    return succeeded;
  });
  await Promise.all(Array.from({ length: 40 }, (_, index) => watch(String(index))));
  expect(most).toBe(8);
});

test('when a service says that it is asked too much, nobody asks before the time it names', async () => {
  const tooMuch = new ProviderError('too many requests', { provider: 'far', retryable: true, retryAfterMs: 300_000 });
  const { looks, watch } = setUp((id, at) => {
    if (id === '0' && at === 0) throw tooMuch;
    return succeeded;
  });
  await Promise.all(['0', '1', '2'].map((id) => watch(id)));
  // The second was on its way when the answer came, or not.
  expect(looks.slice(2).every(({ at }) => at >= 300_000)).toBe(true);
});

test('a service that names a time beyond all patience is left alone, and the clip with it', async () => {
  const away = new ProviderError('maintenance', { provider: 'far', retryable: true, retryAfterMs: 86_400_000 });
  const { clock, watch, looks } = setUp(() => {
    throw away;
  });
  await expect(watch('a')).rejects.toBe(away);
  expect(clock.now()).toBeLessThanOrEqual(2 * defaultPatience.deadlineMs);
  expect(looks.length).toBeLessThanOrEqual(2);
});

test('an answer that never comes counts as an error, and the next look may bring one', async () => {
  const { promise: never } = Promise.withResolvers<never>();
  const { clock, looks, watch } = setUp((_id, _at, nth) => (nth === 1 ? never : succeeded));
  expect(await watch('a')).toEqual(succeeded);
  expect(looks).toHaveLength(2);
  expect(clock.now()).toBeGreaterThan(120_000);
});

test('a provider has a deadline of its own', async () => {
  const { clock, watch } = setUp(() => running, { deadlineMs: 7_200_000 });
  await expect(watch('a')).rejects.toThrow('far was not done after 120 minutes');
  expect(clock.now()).toBe(7_200_000);
});

test('a nudge brings the next look forward, also before those that are overdue', async () => {
  const { clock, looks, poller, watch } = setUp(after(5000), { pollMs: 60_000 });
  const watched = watch('a');
  await clock.sleep(6000, new AbortController().signal);
  poller.nudge('somebody else');
  poller.nudge('a');
  poller.nudge('a');
  expect(await watched).toEqual(succeeded);
  expect(looks.map(({ at }) => at)).toEqual([0, 6000]);
});

test('a nudge during a look makes another one, since the first may have come too early', async () => {
  const { clock, looks, poller, watch } = setUp(
    async (_id, _at, nth) => {
      if (nth > 1) return succeeded;
      poller.nudge('a');
      await clock.sleep(10, new AbortController().signal);
      return running;
    },
    { pollMs: 60_000 },
  );
  await watch('a');
  expect(looks).toHaveLength(2);
  expect(clock.now()).toBeLessThan(1000);
});

test('a stopped run leaves all its clips at once, and asks no more', async () => {
  const { controller, clock, looks, watch } = setUp(() => running);
  const watched = ['a', 'b'].map((id) => watch(id));
  const ended = Promise.allSettled(watched);
  await clock.sleep(25_000, controller.signal);
  const [asked, reason] = [looks.length, new Error('stop')];
  controller.abort(reason);
  expect(await ended).toEqual([
    { status: 'rejected', reason },
    { status: 'rejected', reason },
  ]);
  await expect(watch('c')).rejects.toBe(reason);
  await clock.sleep(60_000, new AbortController().signal);
  expect(looks).toHaveLength(asked);
});
