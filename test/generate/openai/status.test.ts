import { expect, test } from 'vitest';
import type { Misdeed } from '../../emulators/faults.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import type { JobScript } from '../../emulators/video-job.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, patient, rejection } from './connect.ts';

const now = Date.parse('2026-11-02T12:00:00Z');
const failed = { state: 'failed', mayHaveCost: true };

const endings: readonly (readonly [name: string, script: JobScript, status: object])[] = [
  ['completed', {}, { state: 'succeeded' }],
  ['succeeded', { end: { status: 'succeeded' } }, { state: 'succeeded' }],
  [
    'failed by moderation',
    { end: { status: 'failed', error: { code: 'moderation_blocked', message: 'No.' } } },
    { ...failed, reason: 'moderation', refused: 'output', message: 'moderation_blocked: No.' },
  ],
  [
    'failed by a filter of the prompt',
    { end: { status: 'failed', error: { code: 'content_filter', message: 'The prompt is not allowed.' } } },
    { ...failed, reason: 'moderation', refused: 'input' },
  ],
  [
    'failed by a sentinel',
    { end: { status: 'failed', error: { code: 'sentinel_block' } } },
    { ...failed, reason: 'moderation', refused: 'input' },
  ],
  ['failed without a word', { end: { status: 'failed' } }, { ...failed, reason: 'error', message: 'failed' }],
  ['failed with bare text', { end: { status: 'failed', error: 'GPU lost' } }, { ...failed, message: 'GPU lost' }],
  [
    'completed with an error, as moderated jobs of some gateways',
    { end: { error: { code: 'moderation_blocked', message: 'No.' } }, footage: false },
    { ...failed, reason: 'moderation', refused: 'output' },
  ],
  ['SUCCEEDED', { end: { status: 'SUCCEEDED' } }, { state: 'succeeded' }],
  ['pending', { end: { status: 'pending' } }, { state: 'running' }],
  ['running', { end: { status: 'running' } }, { state: 'running' }],
  ['canceled', { end: { status: 'canceled' } }, { ...failed, reason: 'cancelled' }],
  ['in error', { end: { status: 'error' } }, { ...failed, reason: 'error' }],
  ['expired', { end: { status: 'expired' } }, { ...failed, reason: 'expired' }],
  ['cancelled', { end: { status: 'cancelled' } }, { ...failed, reason: 'cancelled' }],
  ['processing', { end: { status: 'processing' } }, { state: 'running' }],
  ['submitted, with progress in words', { end: { status: 'submitted', progress: '40%' } }, { state: 'running' }],
];

test.each(endings)('a job that is %s', async (_name, script, status) => {
  await using server = await startVideosEmulator({ clock: () => now, job: () => ({ polls: 0, ...script }) });
  const provider = await connect(server.baseUrl, { now: () => now });
  expect(await provider.status(await provider.start(clipRequest(), { signal: patient }), patient)).toMatchObject(
    status,
  );
});

test('a job that is completed without footage is given time, then has failed and may have been charged', async () => {
  await using server = await startVideosEmulator({ clock: () => now, job: () => ({ polls: 0, footage: false }) });
  let time = now;
  const provider = await connect(server.baseUrl, { now: () => time });
  const operation = await provider.start(clipRequest(), { signal: patient });
  time += 60_000;
  expect(await provider.status(operation, patient)).toEqual({ state: 'running', progress: 1 });
  time += 5 * 60_000;
  expect(await provider.status(operation, patient)).toMatchObject({ ...failed, reason: 'error' });
});

test('a job that the service does not know is given time, then has expired', async () => {
  await using server = await startVideosEmulator({ clock: () => now });
  let time = now;
  const provider = await connect(server.baseUrl, { now: () => time });
  const operation = await provider.start(clipRequest(), { signal: patient });
  await fetch(`${server.baseUrl}/videos/video_1`, { method: 'DELETE' });
  expect(await rejection(provider.status(operation, patient))).toMatchObject({ retryable: true });
  time += 6 * 60_000;
  expect(await provider.status(operation, patient)).toMatchObject({ ...failed, reason: 'expired' });
});

const faults: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { retryable: true, throttled: true, retryAfterMs: 3000 }],
  ['405', { answer: 405 }, { retryable: false }],
  ['500', { answer: 500 }, { retryable: true }],
  ['a reset', { reset: 'before' }, { retryable: true }],
  ['silence', 'silence', { retryable: true, message: expect.stringContaining('did not answer in time') }],
  ['a state without a name', { answer: 200, body: { id: 'video_1', status: 'pondering' } }, { retryable: true }],
  ['an empty object', { answer: 200, body: {} }, { retryable: true }],
  ['401', { answer: 401 }, { name: 'UserError' }],
  ['a web page', 'page', { name: 'UserError' }],
];

test.each(faults)('a poll that meets %s is no verdict', async (_name, does, error) => {
  await using server = await startVideosEmulator({
    faults: [{ on: 'retrieve', nth: 1, does }],
    job: () => ({ polls: 0 }),
  });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(clipRequest(), { signal: patient });
  const first = (await connect(server.baseUrl, does === 'silence' ? { limit: 200 } : {})).status(operation, patient);
  expect(await rejection(first)).toMatchObject({ name: 'ProviderError', ...error });
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
});

test('a gateway that answers with hardly more than an id is understood', async () => {
  await using server = await startVideosEmulator({
    job: () => ({ polls: 1 }),
    shape: ({ id, status }) => ({ id, status, created_at: null, seconds: 4 }),
  });
  const provider = await connect(server.baseUrl, { now: () => now });
  const operation = await provider.start(clipRequest(), { signal: patient });
  expect(operation['createdAt']).toBe(now / 1000);
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
});
