import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nobody } from '../../emulators/nobody.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startEmulator } from '../../emulators/ai-sdk/emulator.ts';
import { rejection } from '../rejection.ts';
import { ask, caseOf, cases, connect, key, patient } from './services.ts';

const verdicts = {
  safe: { name: 'ProviderError', nothingStarted: true, retryable: true, throttled: true, mayHaveCost: false },
  later: { name: 'ProviderError', nothingStarted: true, retryable: true, throttled: true, retryAfterMs: 7000 },
  refused: { name: 'ProviderError', nothingStarted: true, retryable: false, mayHaveCost: false },
  moderated: {
    name: 'ProviderError',
    nothingStarted: true,
    retryable: false,
    refused: 'input',
    hint: expect.stringMatching(/prompt/),
  },
  unknown: { name: 'ProviderError', nothingStarted: false, retryable: false, mayHaveCost: true },
  mend: { name: 'UserError', hint: expect.any(String) },
};

// What each failure of the paid request proves: `safe` may be sent again, `refused` and `mend` cost nothing and would
// fail again, `unknown` may have been charged.
const faults: readonly (readonly [name: string, does: Misdeed, verdict: keyof typeof verdicts, started: number])[] = [
  ['429', { answer: 429 }, 'safe', 0],
  ['429 with a wait', { answer: 429, headers: { 'retry-after': '7' } }, 'later', 0],
  ['402', { answer: 402 }, 'mend', 0],
  ['403', { answer: 403, body: { detail: `Forbidden for ${key}` } }, 'mend', 0],
  ['404', { answer: 404 }, 'mend', 0],
  ['307', { answer: 307, headers: { location: 'https://elsewhere.example.com/' } }, 'mend', 0],
  ['400', { answer: 400 }, 'refused', 0],
  ['422', { answer: 422 }, 'refused', 0],
  ['422 by moderation', { answer: 422, body: { detail: 'The prompt was flagged by moderation' } }, 'moderated', 0],
  ['500', { answer: 500 }, 'unknown', 0],
  ['502 as a page', { answer: 502, body: `<html><h1>Bad Gateway</h1>${key}</html>` }, 'unknown', 0],
  ['503 with a wait', { answer: 503, headers: { 'retry-after': '7' } }, 'unknown', 0],
  ['a reset before it was taken on', { reset: 'before' }, 'unknown', 0],
  ['a reset after it was taken on', { reset: 'after' }, 'unknown', 1],
  ['silence', 'silence', 'unknown', 0],
  ['a web page', 'page', 'mend', 0],
  ['an answer without an id', { answer: 200, body: {} }, 'unknown', 0],
  ['no JSON', { answer: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' }, 'unknown', 0],
];

const table = cases.flatMap((each) => faults.map((fault) => [each.service.id, ...fault, each] as const));

test.each(table)('%s: a paid request that meets %s', async (_id, _name, does, verdict, started, each) => {
  await using server = await startEmulator(each.dialect, { faults: [{ on: 'create', does }] });
  const provider = await connect(each, server.baseUrl, does === 'silence' ? { limit: 200 } : {});
  const error = await rejection(provider.start(ask(each), { signal: patient }));
  expect(error).toMatchObject(verdicts[verdict]);
  expect(server.count.create).toBe(1);
  expect(server.jobs).toHaveLength(started);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});

test.each(cases.map((each) => [each.service.id, each] as const))(
  '%s: a wrong key is for a person to mend, and is not shown',
  async (_id, each) => {
    await using server = await startEmulator(each.dialect, { key: 'another' });
    const error = await rejection((await connect(each, server.baseUrl)).start(ask(each), { signal: patient }));
    expect(error).toMatchObject({ ...verdicts.mend, message: expect.stringContaining('[key]') });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
  },
);

test.each(cases.map((each) => [each.service.id, each] as const))(
  '%s: when nobody listens, nothing was started',
  async (_id, each) => {
    const error = await rejection((await connect(each, `http://${nobody}`)).start(ask(each), { signal: patient }));
    expect(error).toMatchObject({
      nothingStarted: true,
      retryable: true,
      message: `${nobody} cannot be reached (ECONNREFUSED).`,
    });
  },
);

// The services' own ways to say no.
const own: readonly (readonly [id: Parameters<typeof caseOf>[0], does: Misdeed, verdict: keyof typeof verdicts])[] = [
  ['minimax', { answer: 200, body: { base_resp: { status_code: 1002, status_msg: 'rate limit' } } }, 'safe'],
  ['minimax', { answer: 200, body: { base_resp: { status_code: 1004, status_msg: 'login fail' } } }, 'mend'],
  ['minimax', { answer: 200, body: { base_resp: { status_code: 1008, status_msg: 'insufficient balance' } } }, 'mend'],
  [
    'minimax',
    { answer: 200, body: { base_resp: { status_code: 1026, status_msg: 'input new_sensitive' } } },
    'moderated',
  ],
  ['minimax', { answer: 200, body: { base_resp: { status_code: 2013, status_msg: 'invalid params' } } }, 'refused'],
  ['minimax', { answer: 200, body: { base_resp: { status_code: 1000, status_msg: 'unknown' } } }, 'unknown'],
  [
    'alibaba',
    {
      answer: 400,
      body: { code: 'Arrearage', message: 'Access denied, please make sure your account is in good standing.' },
    },
    'mend',
  ],
  [
    'alibaba',
    { answer: 400, body: { code: 'DataInspectionFailed', message: 'Input data may contain inappropriate content.' } },
    'moderated',
  ],
  ['fal', { answer: 403, body: { detail: 'User is locked. Reason: Exhausted balance. Top up your balance.' } }, 'mend'],
  [
    'fal',
    { answer: 422, body: { detail: [{ loc: ['body', 'prompt'], msg: 'flagged', type: 'content_policy_violation' }] } },
    'moderated',
  ],
  [
    'replicate',
    { answer: 402, body: { title: 'Insufficient credit', detail: 'You have insufficient credit.' } },
    'mend',
  ],
];

test.each(own)('%s says no with %o', async (id, does, verdict) => {
  const each = caseOf(id);
  await using server = await startEmulator(each.dialect, { faults: [{ on: 'create', does }] });
  const error = await rejection((await connect(each, server.baseUrl)).start(ask(each), { signal: patient }));
  expect(error).toMatchObject(verdicts[verdict]);
  expect(server.count.create).toBe(1);
});
