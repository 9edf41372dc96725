import { expect, test } from 'vitest';
import { ProviderError } from '../../../src/errors.ts';
import { startVideosEmulator, type EmulatorOptions } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

const start = Date.parse('2026-11-02T12:00:00Z');

/** A server and a provider whose clocks are in the test's hands: milliseconds after `start`, and how far ours lags behind. */
async function setUp({ lag = 0, ...options }: EmulatorOptions & { lag?: number } = {}) {
  let time = 0;
  const server = await startVideosEmulator({ clock: () => start + time, ...options });
  const provider = await connect(server.baseUrl, { now: () => start + time - lag });
  const at = async (ms: number, changes = {}): Promise<void> => {
    time = ms;
    await provider.start(clipRequest(changes), { signal: patient });
  };
  const find = (sinceMs: number): ReturnType<NonNullable<typeof provider.find>> => {
    if (provider.find === undefined) throw new Error('It cannot find.');
    return provider.find(clipRequest(), new Date(start + sinceMs), patient);
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

test('stops where the list is older than the request', async () => {
  await using site = await setUp();
  for (let nth = 0; nth < 150; nth += 1) await site.at(0, { prompt: 'Another' });
  expect(await site.find(600_000)).toBeUndefined();
  expect(site.server.count.list).toBe(1);
});

const unknowable: readonly (readonly [name: string, options: EmulatorOptions, starts: readonly number[]])[] = [
  ['two look alike', {}, [1000, 2000]],
  ['the only one is a little older', {}, [-30_000]],
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
