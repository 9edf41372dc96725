import { expect, test } from 'vitest';
import type { Misdeed } from '../../emulators/faults.ts';
import { startOmniEmulator } from '../../emulators/google-omni.ts';
import { rejection } from '../rejection.ts';
import { connect, omniClip, patient } from './connect.ts';

const words = [{ type: 'model_output', content: [{ type: 'text', text: 'I cannot show that.' }] }];
const noVideo = { output_tokens_by_modality: [{ modality: 'text', tokens: 40 }] };
const blocked = [{ code: 'PROHIBITED_CONTENT', message: 'Held back.' }];

const endings: readonly (readonly [name: string, end: object, status: object])[] = [
  ['completed', {}, { state: 'succeeded' }],
  ['queued', { status: 'queued' }, { state: 'running' }],
  ['going on by itself', { status: 'requires_continuation' }, { state: 'running' }],
  [
    'completed with words in place of the video, as what the filters hold back',
    { steps: words, usage: noVideo },
    { reason: 'moderation', refused: 'output', message: 'I cannot show that.', mayHaveCost: false },
  ],
  [
    'completed with words, nobody says at what cost',
    { steps: words, usage: null },
    { reason: 'moderation', mayHaveCost: true },
  ],
  ['completed with words, though a video was made', { steps: words }, { reason: 'error', mayHaveCost: true }],
  [
    'completed with nothing',
    { steps: [], usage: null },
    { reason: 'error', mayHaveCost: true, message: expect.stringMatching(/no video/) },
  ],
  ['failed', { status: 'failed', errors: [{ message: 'Overloaded.' }] }, { reason: 'error', message: 'Overloaded.' }],
  [
    'failed without a word',
    { status: 'failed', steps: undefined },
    { reason: 'error', message: 'failed', mayHaveCost: true },
  ],
  ['failed by its filters', { status: 'failed', errors: blocked }, { reason: 'moderation', refused: 'output' }],
  [
    'failed by its filters, told in its last step',
    {
      status: 'failed',
      steps: [{ type: 'model_output', error: { code: 3, message: 'Video blocked by safety filters' } }],
    },
    { reason: 'moderation', refused: 'output', message: 'Video blocked by safety filters' },
  ],
  ['incomplete', { status: 'incomplete' }, { reason: 'error', mayHaveCost: true }],
  ['waiting for an action', { status: 'requires_action' }, { reason: 'error', mayHaveCost: true }],
  ['over its budget', { status: 'budget_exceeded' }, { reason: 'error', mayHaveCost: true }],
  ['cancelled', { status: 'cancelled' }, { reason: 'cancelled', mayHaveCost: true }],
];

test.each(endings)('an interaction that is %s', async (_name, end, status) => {
  await using server = await startOmniEmulator({ job: () => ({ looks: 1, end: { ...end } }) });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  const wanted = 'state' in status ? status : { state: 'failed', ...status };
  expect(await provider.status(operation, patient)).toMatchObject(wanted);
});

test('a video that cannot be fetched yet is given time, then has expired', async () => {
  await using server = await startOmniEmulator({ job: () => ({ looks: 1, file: false }) });
  let time = Date.parse('2026-11-24T10:01:30Z');
  const provider = await connect(server.baseUrl, { now: () => time });
  const operation = await provider.start(omniClip(), { signal: patient });
  expect(await rejection(provider.status(operation, patient))).toMatchObject({ retryable: true });
  time += 6 * 60_000;
  const gone = { state: 'failed', reason: 'expired', mayHaveCost: true };
  expect(await provider.status(operation, patient)).toMatchObject(gone);
});

test.each([
  ['404', { answer: 404 }],
  [
    '400 with a word for it',
    { answer: 400, body: { error: { code: 'invalid_request', message: 'Invalid interaction name: v1_1' } } },
  ],
])('an interaction that the service does not know (%s) is given time, then has expired', async (_name, does) => {
  await using server = await startOmniEmulator({ faults: [{ on: 'retrieve', does }] });
  let time = Date.now();
  const provider = await connect(server.baseUrl, { now: () => time });
  const operation = await provider.start(omniClip(), { signal: patient });
  expect(await rejection(provider.status(operation, patient))).toMatchObject({ retryable: true });
  time += 6 * 60_000;
  const gone = { state: 'failed', reason: 'expired', mayHaveCost: true };
  expect(await provider.status(operation, patient)).toMatchObject(gone);
});

const twoKeys = { error: { code: 'invalid_request', message: 'Multiple authentication credentials received.' } };
const faults: readonly (readonly [name: string, on: 'retrieve' | 'content', does: Misdeed, error: object])[] = [
  ['429', 'retrieve', { answer: 429, headers: { 'retry-after': '3' } }, { retryAfterMs: 3000, throttled: true }],
  ['500', 'retrieve', { answer: 500 }, {}],
  ['a page of 503', 'retrieve', { answer: 503, body: '<h1>Busy</h1>' }, {}],
  ['a passing 400', 'retrieve', { answer: 400, body: twoKeys }, {}],
  ['a reset', 'retrieve', { reset: 'before' }, {}],
  ['silence', 'retrieve', 'silence', { message: expect.stringContaining('did not answer in time') }],
  ['a state without a name', 'retrieve', { answer: 200, body: { id: 'v1_1', status: 'pondering' } }, {}],
  ['an empty object', 'retrieve', { answer: 200, body: {} }, {}],
  [
    'half of an answer',
    'retrieve',
    { answer: 200, headers: { 'content-type': 'application/json' }, body: '{"id"' },
    {},
  ],
  ['401', 'retrieve', { answer: 401 }, { name: 'UserError' }],
  ['a web page', 'retrieve', 'page', { name: 'UserError' }],
  ['500 for the video', 'content', { answer: 500 }, {}],
  ['a page for the video', 'content', 'page', {}],
  ['a reset for the video', 'content', { reset: 'before' }, {}],
  ['silence for the video', 'content', 'silence', { message: expect.stringContaining('did not answer in time') }],
];

test.each(faults)('a look that meets %s is no verdict, and is not repeated in here', async (_name, on, does, error) => {
  await using server = await startOmniEmulator({ faults: [{ on, nth: 1, does }], job: () => ({ looks: 1 }) });
  const provider = await connect(server.baseUrl);
  const operation = await provider.start(omniClip(), { signal: patient });
  const first = (await connect(server.baseUrl, does === 'silence' ? { limit: 200 } : {})).status(operation, patient);
  const wanted = 'name' in error ? error : { name: 'ProviderError', retryable: true, ...error };
  expect(await rejection(first)).toMatchObject(wanted);
  expect(server.count.retrieve).toBe(1);
  expect(await provider.status(operation, patient)).toEqual({ state: 'succeeded' });
});
