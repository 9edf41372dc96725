import { expect, test } from 'vitest';
import type { ClipRequest } from '../../../src/plan/plan.ts';
import type { Fault } from '../../emulators/faults.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, connect, key, named, patient } from './services.ts';

const each = caseOf('replicate');
const sentAt = Date.parse('2026-11-02T12:00:00Z');

/** A service that has taken requests on while nobody heard its answers. */
async function lost(requests: readonly Partial<ClipRequest>[], faults: readonly Fault[] = []) {
  let time = sentAt;
  const server = await startEmulator(each.dialect, {
    key,
    clock: () => time,
    faults: [{ on: 'create', does: { reset: 'after' } }, ...faults],
  });
  const provider = await connect(each, server.baseUrl);
  for (const changes of requests) {
    await rejection(provider.start(ask(each, changes), { signal: patient }));
    time += 1000;
  }
  const find = async (since = sentAt, taken: readonly string[] = []) =>
    await provider.find?.(ask(each), { since: new Date(since), taken: new Set(taken), signal: patient });
  return { server, provider, find, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

const other = { prompt: 'A boat' };

test('finds the one that looks like the request, on whatever page, and goes on with it', async () => {
  await using site = await lost([{}, other, other, { seed: 8 }, { seconds: 4 }]);
  const operation = await site.find();
  expect(operation).toMatchObject({ id: 'job-1', model: each.model, host: site.server.host });
  expect(site.server.count.list).toBe(3);
  if (operation === undefined) return;
  expect(await site.provider.status(operation, patient)).toEqual({ state: 'running' });
  expect(site.server.count.create).toBe(5);
});

test('proves that there is none', async () => {
  await using site = await lost([other, { model: 'google/veo-3.1' }, { seconds: 8 }]);
  expect(await site.find()).toBeUndefined();
});

test('takes none that another clip holds, and none that is older', async () => {
  await using site = await lost([{}]);
  expect(await site.find(sentAt, ['job-1'])).toBeUndefined();
  expect(await site.find(sentAt + 3_600_000)).toBeUndefined();
});

test('stops at what is older than the request', async () => {
  await using site = await lost([{}, {}, {}, {}, {}]);
  expect(await site.find(sentAt + 3_600_000)).toBeUndefined();
  expect(site.server.count.list).toBe(1);
});

test('cannot tell two alike apart', async () => {
  await using site = await lost([{}, {}]);
  expect(await rejection(site.find())).toMatchObject({
    retryable: false,
    message: expect.stringContaining('2 predictions'),
  });
});

test('takes the one that is the same rather than one that was asked for more, which alone leaves a doubt', async () => {
  await using site = await lost([{ avoid: ['text'] }]);
  expect(await rejection(site.find())).toMatchObject({ retryable: false, message: expect.stringContaining('job-1') });
  await rejection(site.provider.start(ask(each), { signal: patient }));
  expect(await site.find()).toMatchObject({ id: 'job-2' });
});

test('cannot tell what has lost its input', async () => {
  const removed = { id: 'job-9', model: each.model, created_at: '2026-11-02T12:00:01Z', input: {}, data_removed: true };
  await using site = await lost([], [{ on: 'list', does: { answer: 200, body: { results: [removed], next: null } } }]);
  expect(await rejection(site.find())).toMatchObject({ retryable: false, message: expect.stringContaining('job-9') });
});

test('keeps its key from a list that goes on elsewhere', async () => {
  const page = { results: [], next: 'https://elsewhere.example.com/predictions?cursor=2' };
  await using site = await lost([], [{ on: 'list', does: { answer: 200, body: page } }]);
  expect(await rejection(site.find())).toMatchObject({
    retryable: false,
    message: expect.stringContaining('another host'),
  });
});

test.each([
  [{ answer: 500 }, { retryable: true }],
  [{ answer: 401 }, { name: 'UserError' }],
  [{ reset: 'before' }, { retryable: true }],
  ['page', { retryable: true }],
] as const)('an answer of %o is no proof', async (does, error) => {
  await using site = await lost([{}], [{ on: 'list', nth: 1, does }]);
  expect(await rejection(site.find())).toMatchObject(error);
  expect(await site.find()).toMatchObject({ id: 'job-1' });
});

test.each(named.filter(([id]) => id !== 'replicate'))('%s has no list to look into', async (_id, one) => {
  await using server = await startEmulator(one.dialect);
  expect(await connect(one, server.baseUrl)).not.toHaveProperty('find');
});
