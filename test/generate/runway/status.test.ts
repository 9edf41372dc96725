import { expect, test } from 'vitest';
import type { Misdeed } from '../../emulators/faults.ts';
import { startRunwayEmulator } from '../../emulators/runway.ts';
import { rejection } from '../rejection.ts';
import { connect, patient, runwayRequest } from './connect.ts';

const paidBack = { cost: { credits: 0 } };
const over = (failureCode: string, more = {}) => ({ status: 'FAILED', failure: 'No.', failureCode, ...more });

const endings: readonly (readonly [name: string, end: object, status: object])[] = [
  ['SUCCEEDED', {}, { state: 'succeeded', costUsd: 0.48 }],
  ['SUCCEEDED for less', { cost: { credits: 40 } }, { state: 'succeeded', costUsd: 0.4 }],
  ['SUCCEEDED without a price', { cost: undefined }, { state: 'succeeded', costUsd: 0.48 }],
  ['SUCCEEDED without a video', { output: [] }, { state: 'failed', reason: 'error', mayHaveCost: true, costUsd: 0.48 }],
  ['PENDING', { status: 'PENDING' }, { state: 'running' }],
  ['THROTTLED', { status: 'THROTTLED' }, { state: 'running' }],
  ['RUNNING', { status: 'RUNNING', progress: 0.25 }, { state: 'running', progress: 0.25 }],
  ['RUNNING with progress in words', { status: 'RUNNING', progress: 'half' }, { state: 'running' }],
  ['CANCELLED', { status: 'CANCELLED', ...paidBack }, { reason: 'cancelled', mayHaveCost: false, costUsd: 0 }],
  [
    'refused for its prompt, and paid back',
    over('SAFETY.INPUT.TEXT', paidBack),
    { reason: 'moderation', refused: 'input', message: 'SAFETY.INPUT.TEXT: No.', mayHaveCost: false, costUsd: 0 },
  ],
  [
    'refused while its inputs are prepared',
    over('INPUT_PREPROCESSING.SAFETY.TEXT'),
    { reason: 'moderation', refused: 'input' },
  ],
  [
    'refused for its video, and charged',
    over('SAFETY.OUTPUT.VIDEO'),
    { reason: 'moderation', refused: 'output', mayHaveCost: true, costUsd: 0.48 },
  ],
  ['refused, nobody says for how much', over('SAFETY.OUTPUT', { cost: undefined }), { mayHaveCost: true }],
  ['failed for its quality', over('INTERNAL.BAD_OUTPUT.CODE01', paidBack), { reason: 'error', mayHaveCost: false }],
  ['failed at a third party', over('THIRD_PARTY.UNAVAILABLE'), { reason: 'error', mayHaveCost: true }],
  ['failed by a third party’s filter', over('THIRD_PARTY.SAFETY'), { reason: 'error' }],
  ['failed without a word', { status: 'FAILED', ...paidBack }, { reason: 'error', message: 'FAILED' }],
];

test.each(endings)('a task that is %s', async (_name, end, status) => {
  await using server = await startRunwayEmulator({ task: () => ({ looks: 1, end: { ...end } }) });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(runwayRequest(), { signal: patient });
  const wanted = 'state' in status ? status : { state: 'failed', ...status };
  expect(await provider.status(operation, patient)).toMatchObject(wanted);
});

test('a task that the service does not know is given time, then has expired', async () => {
  await using server = await startRunwayEmulator();
  let time = Date.now();
  const provider = await connect(server.baseUrl, { now: () => time });
  const operation = await provider.start(runwayRequest(), { signal: patient });
  await provider.cancel?.(operation, patient);
  expect(await rejection(provider.status(operation, patient))).toMatchObject({ retryable: true });
  time += 6 * 60_000;
  const gone = { state: 'failed', reason: 'expired', mayHaveCost: true };
  expect(await provider.status(operation, patient)).toMatchObject(gone);
});

const faults: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { retryable: true, retryAfterMs: 3000, throttled: true }],
  ['500', { answer: 500 }, { retryable: true }],
  ['a page of 503', { answer: 503, body: '<h1>Busy</h1>' }, { retryable: true }],
  ['a reset', { reset: 'before' }, { retryable: true }],
  ['silence', 'silence', { retryable: true, message: expect.stringContaining('did not answer in time') }],
  ['a state without a name', { answer: 200, body: { id: 'task-1', status: 'PONDERING' } }, { retryable: true }],
  ['an empty object', { answer: 200, body: {} }, { retryable: true }],
  [
    'half of an answer',
    { answer: 200, headers: { 'content-type': 'application/json' }, body: '{"id"' },
    { retryable: true },
  ],
  ['401', { answer: 401 }, { name: 'UserError' }],
  ['a web page', 'page', { name: 'UserError' }],
];

test.each(faults)('a look that meets %s is no verdict, and is not repeated in here', async (_name, does, error) => {
  await using server = await startRunwayEmulator({
    faults: [{ on: 'retrieve', nth: 1, does }],
    task: () => ({ looks: 1 }),
  });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(runwayRequest(), { signal: patient });
  const first = (await connect(server.baseUrl, does === 'silence' ? { limit: 200 } : {})).status(operation, patient);
  expect(await rejection(first)).toMatchObject({ name: 'ProviderError', ...error });
  expect(server.count.retrieve).toBe(1);
  expect(await provider.status(operation, patient)).toMatchObject({ state: 'succeeded' });
});
