import { expect, test } from 'vitest';
import { ProviderError } from '../../../src/errors.ts';
import type { OpenaiConfig } from '../../../src/generate/provider-tools.ts';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import { contentKey } from '../../../src/plan/content-key.ts';
import { startVideosEmulator, type EmulatorOptions } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

const start = Date.parse('2026-11-02T12:00:00Z');

interface Site extends EmulatorOptions {
  readonly lag?: number;
  readonly config?: Partial<OpenaiConfig>;
  /** What is looked for, where it is not the usual clip. */
  readonly wanted?: Partial<ClipRequest>;
}

/** A server and a provider whose clocks are in the test's hands: milliseconds after `start`, and how far ours lags behind. */
async function setUp({ lag = 0, config, wanted = {}, ...options }: Site = {}) {
  let time = 0;
  const server = await startVideosEmulator({ clock: () => start + time, ...options });
  const provider = await connect(server.baseUrl, { now: () => start + time - lag, config });
  const at = async (ms: number, changes = {}): Promise<void> => {
    time = ms;
    await provider.start(clipRequest(changes), { signal: patient });
  };
  const find = (sinceMs: number, taken: readonly string[] = []): ReturnType<NonNullable<typeof provider.find>> => {
    if (provider.find === undefined) throw new Error('It cannot find.');
    const since = new Date(start + sinceMs);
    return provider.find(clipRequest(wanted), { since, taken: new Set(taken), signal: patient });
  };
  return { server, provider, at, find, [Symbol.asyncDispose]: () => server.close() };
}

test('finds what a killed start left behind, and goes on with it', async () => {
  await using site = await setUp({ job: () => ({ polls: 1 }) });
  await site.at(0, { prompt: 'Another' });
  await site.at(100_000);
  await site.at(100_000, { width: 180, height: 320 });
  await site.at(100_000, { seconds: 8 });
  const operation = await site.find(99_000);
  expect(operation).toMatchObject({ id: 'video_2', host: site.server.host });
  expect(await site.provider.status(operation ?? { id: 'none' }, patient)).toEqual({ state: 'succeeded' });
});

test('nothing in the whole list proves that nothing was started', async () => {
  await using site = await setUp();
  await site.at(0, { prompt: 'Another' });
  expect(await site.find(0)).toBeUndefined();
});

test('an equal clip from long before is not it', async () => {
  await using site = await setUp();
  await site.at(0);
  expect(await site.find(600_000)).toBeUndefined();
});

test('counts by the clock of the service when ours is wrong', async () => {
  await using site = await setUp({ lag: 3_600_000 });
  await site.at(1000);
  expect(await site.find(-3_600_000)).toMatchObject({ id: 'video_1' });
  expect(await site.find(-3_500_000)).toBeUndefined();
});

test('looks through every page', async () => {
  await using site = await setUp();
  await site.at(0);
  for (let nth = 0; nth < 150; nth += 1) await site.at(1000, { prompt: 'Another' });
  expect(await site.find(0)).toMatchObject({ id: 'video_1' });
  expect(site.server.count.list).toBe(2);
});

test('a short page is not the end, unless it says so', async () => {
  await using site = await setUp({ gateway: { pageSize: 2 } });
  await site.at(0);
  for (let nth = 0; nth < 4; nth += 1) await site.at(1000, { prompt: 'Another' });
  expect(await site.find(0)).toMatchObject({ id: 'video_1' });
});

test('stops where the list is older than the request', async () => {
  await using site = await setUp();
  for (let nth = 0; nth < 150; nth += 1) await site.at(0, { prompt: 'Another' });
  expect(await site.find(600_000)).toBeUndefined();
  expect(site.server.count.list).toBe(1);
});

test('what other clips hold is not it', async () => {
  await using site = await setUp();
  await site.at(1000);
  await site.at(2000);
  expect(await site.find(0, ['video_1'])).toMatchObject({ id: 'video_2' });
  expect(await site.find(0, ['video_1', 'video_2'])).toBeUndefined();
});

test('a gateway that keeps our mark tells twins apart', async () => {
  const key = contentKey(clipRequest());
  await using site = await setUp({
    config: { send: ['metadata'] },
    shape: (video) => ({ ...video, metadata: { reelmill_clip: video['id'] === 'video_2' ? key : 'another' } }),
  });
  for (const ms of [1000, 2000, 3000]) await site.at(ms);
  expect(site.server.jobs[0]?.request.extra).toEqual({ metadata: JSON.stringify({ reelmill_clip: key }) });
  expect(await site.find(0)).toMatchObject({ id: 'video_2' });
  expect(await site.find(2_500_000)).toBeUndefined();
});

test('asks for the list as the configuration says', async () => {
  const list = { custom_llm_provider: 'openai' };
  await using site = await setUp({ config: { list }, gateway: { list } });
  await site.at(1000);
  expect(await site.find(0)).toMatchObject({ id: 'video_1' });
});

test('finds a clip by its tier, and by a prompt that was tidied', async () => {
  await using site = await setUp({
    config: { size: 'tier', send: ['negative_prompt'] },
    gateway: { sizes: 'tiers' },
    wanted: { prompt: 'A kite  over a beach\n', avoid: ['text'], tier: '180p' },
    shape: (video) => ({ ...video, prompt: 'A kite over a beach' }),
  });
  await site.at(1000, { avoid: ['text'], tier: '180p' });
  expect(await site.find(0)).toMatchObject({ id: 'video_1', seconds: 4, width: 320, height: 180 });
});

test('finds a clip whose prompt was written as the configuration said then', async () => {
  await using site = await setUp({ config: { send: ['negative_prompt'] }, wanted: { avoid: ['text'] } });
  await site.at(1000, { prompt: 'A kite over a beach Avoid: text.' });
  expect(await site.find(0)).toMatchObject({ id: 'video_1' });
});

test('finds an extension, whose length is that of the whole', async () => {
  await using site = await setUp({
    wanted: { continues: 'key', seconds: 4 },
    shape: (video) => ({ ...video, seconds: '12' }),
  });
  await site.at(1000);
  expect(await site.find(0)).toMatchObject({ id: 'video_1', seconds: 4, before: 8 });
});

const unknowable: readonly (readonly [name: string, options: EmulatorOptions, starts: readonly number[]])[] = [
  ['two look alike', {}, [1000, 2000]],
  ['the only one is a little older', {}, [-30_000]],
  ['the gateway made a shorter one', { gateway: { longest: 2 } }, [1000]],
  ['the gateway made another size', { shape: (video) => ({ ...video, size: '320x192' }) }, [1000]],
  ['the gateway took another model', { shape: (video) => ({ ...video, model: 'veo-3' }) }, [1000]],
  ['the prompts are not listed', { shape: (video) => ({ ...video, prompt: null }) }, [1000]],
  ['the times are not listed', { shape: ({ created_at: _time, ...video }) => video }, [1000]],
  ['there is no list', { faults: [{ on: 'list', does: { answer: 404 } }] }, []],
  ['listing is not allowed', { faults: [{ on: 'list', does: { answer: 405 } }] }, []],
  ['the list is none', { faults: [{ on: 'list', does: { answer: 200, body: { videos: [] } } }] }, []],
  ['the list has no end', { faults: [{ on: 'list', does: { answer: 200, body: { data: [], has_more: true } } }] }, []],
];

test.each(unknowable)('cannot tell when %s', async (_name, options, starts) => {
  await using site = await setUp(options);
  for (const ms of starts) await site.at(ms);
  const error = await rejection(site.find(0));
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ retryable: false, nothingStarted: false });
});

test('a list that fails may be asked again', async () => {
  await using site = await setUp({ faults: [{ on: 'list', nth: 1, does: { answer: 503 } }] });
  expect(await rejection(site.find(0))).toMatchObject({ retryable: true });
  expect(await site.find(0)).toBeUndefined();
});
