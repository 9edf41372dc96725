import { expect, test } from 'vitest';
import { audioFiltered } from '../../emulators/ai-sdk/google-vertex.ts';
import type { Ending, Reply } from '../../emulators/ai-sdk/dialect.ts';
import { startEmulator, type EmulatorOptions } from '../../emulators/ai-sdk/emulator.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, cases, connect, patient, type Case } from './services.ts';

const failed = { state: 'failed', mayHaveCost: true };
const endings: readonly (readonly [Ending, object])[] = [
  ['no-link', { ...failed, reason: 'error', message: 'job is done but has no video' }],
  ['failed', { state: 'failed', reason: 'error' }],
  ['blocked-input', { state: 'failed', reason: 'moderation', refused: 'input' }],
  ['blocked-output', { state: 'failed', reason: 'moderation', refused: 'output' }],
  ['cancelled', { state: 'failed', reason: 'cancelled' }],
  ['expired', { state: 'failed', reason: 'expired' }],
];

/** A job that has been asked for long ago. */
async function begun(each: Case, options: EmulatorOptions) {
  const server = await startEmulator(each.dialect, { polls: 1, ...options });
  let time = Date.now();
  const provider = await connect(each, server.baseUrl, { now: () => time });
  const operation = await provider.start(ask(each), { signal: patient });
  const later = (): void => void (time += 6 * 60_000);
  return { server, provider, operation, later, [Symbol.asyncDispose]: server[Symbol.asyncDispose] };
}

// Words of the services that differ from the rest.
const others: Readonly<Record<string, object>> = {
  // The xAI SDK puts it in its own words.
  'xai no-link': { ...failed, reason: 'error', message: expect.stringContaining('no video URL') },
  'xai blocked-output': { ...failed, reason: 'moderation', refused: 'output', costUsd: 0.42 },
  'black-forest-labs cancelled': { ...failed, reason: 'cancelled', message: expect.stringContaining('cancelled') },
};

const table = cases.flatMap((each) =>
  endings.map(
    ([ending, status]) => [each.service.id, ending, others[`${each.service.id} ${ending}`] ?? status, each] as const,
  ),
);

test.each(table)('%s: a job that ends as %s', async (_id, ending, status, each) => {
  await using job = await begun(each, { ending });
  job.later();
  const told = await job.provider.status(job.operation, patient);
  const message = 'message' in told ? told.message.replace(job.operation.id, 'job') : undefined;
  expect({ ...told, message }).toMatchObject(status);
});

test.each(cases.map((each) => [each.service.id, each] as const))(
  '%s: a job that the service does not know is given time, then has expired',
  async (_id, each) => {
    await using job = await begun(each, {});
    job.server.jobs.splice(0);
    expect(await rejection(job.provider.status(job.operation, patient))).toMatchObject({ retryable: true });
    job.later();
    expect(await job.provider.status(job.operation, patient)).toMatchObject({ ...failed, reason: 'expired' });
  },
);

const faults: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { retryable: true, retryAfterMs: 3000, throttled: true }],
  ['500', { answer: 500 }, { retryable: true }],
  ['502 as a page', { answer: 502, body: '<html>Bad Gateway</html>' }, { retryable: true }],
  ['a reset', { reset: 'before' }, { retryable: true }],
  ['silence', 'silence', { retryable: true, message: expect.stringContaining('did not answer in time') }],
  ['half a JSON', { answer: 200, headers: { 'content-type': 'application/json' }, body: '{"sta' }, { retryable: true }],
  ['401', { answer: 401 }, { name: 'UserError' }],
  ['a web page', 'page', { name: 'UserError' }],
];

const blips = cases.flatMap((each) => faults.map((fault) => [each.service.id, ...fault, each] as const));

test.each(blips)('%s: a look that meets %s is no verdict', async (_id, _name, does, error, each) => {
  await using job = await begun(each, { faults: [{ on: 'retrieve', nth: 1, does }] });
  const hasty = await connect(each, job.server.baseUrl, does === 'silence' ? { limit: 200 } : {});
  const met = await rejection(hasty.status(job.operation, patient));
  expect(met).toMatchObject({ name: 'ProviderError', ...error });
  expect(await job.provider.status(job.operation, patient)).toMatchObject({ state: 'succeeded' });
});

const odd = (status: string): Readonly<Record<string, object>> => ({
  xai: { status },
  alibaba: { output: { task_id: 'job-1', task_status: status } },
  minimax: { task: { id: 'job-1', status } },
  'black-forest-labs': { id: 'job-1', status },
  fal: { status },
  replicate: { id: 'job-1', status, urls: { get: 'https://x' } },
  'ai-gateway': { status },
});

test.each(cases.filter(({ service }) => service.id in odd('')).map((each) => [each.service.id, each] as const))(
  '%s: a state without a known name is no verdict',
  async (id, each) => {
    await using job = await begun(each, { polls: 9, reply: () => [200, odd('pondering')[id]] });
    const met = await rejection(job.provider.status(job.operation, patient));
    expect(met).toMatchObject({
      name: 'ProviderError',
      retryable: true,
      message: expect.stringContaining('pondering'),
    });
  },
);

// What only one service says.
const own: readonly (readonly [id: Parameters<typeof caseOf>[0], reply: Reply, status: object])[] = [
  ['google-vertex', audioFiltered, { reason: 'moderation', refused: 'false-positive', mayHaveCost: false }],
  ['xai', [202, { status: 'pending', progress: 40 }], { state: 'running', progress: 0.4 }],
  ['minimax', [200, { task: { id: 'job-1', status: 'queued' } }], { state: 'running' }],
  ['fal', [202, { status: 'IN_PROGRESS' }], { state: 'running' }],
  [
    'fal',
    [504, { detail: 'Request timed out', error_type: 'request_timeout' }],
    { reason: 'error', mayHaveCost: false },
  ],
  [
    'replicate',
    [200, { id: 'job-1', status: 'aborted', urls: { get: 'https://x' } }],
    { reason: 'cancelled', mayHaveCost: false },
  ],
  [
    'alibaba',
    [200, { output: { task_id: 'job-1', task_status: 'FAILED', message: 'No.' } }],
    { reason: 'error', mayHaveCost: false },
  ],
];

test.each(own)('%s: %o', async (id, reply, status) => {
  await using job = await begun(caseOf(id), { reply: () => reply });
  expect(await job.provider.status(job.operation, patient)).toMatchObject(status);
});

test('minimax: an error inside a success is no verdict', async () => {
  const body = { base_resp: { status_code: 1002, status_msg: 'rate limit' } };
  await using job = await begun(caseOf('minimax'), { reply: () => [200, body] });
  expect(await rejection(job.provider.status(job.operation, patient))).toMatchObject({
    retryable: true,
    throttled: true,
  });
});
