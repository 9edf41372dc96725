import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nobody } from '../../emulators/nobody.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startOmniEmulator } from '../../emulators/google-omni.ts';
import { rejection } from '../rejection.ts';
import { connect, key, omniClip, patient } from './connect.ts';

const says = (message: string, status = 'INVALID_ARGUMENT', details: readonly object[] = []) => ({
  error: { code: 400, message, status, details },
});
const quota = 'You exceeded your current quota, please check your plan and billing details.';
const retryInfo = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '37s' }];
const badKey = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }];
const json = { 'content-type': 'application/json' };

// What each failure of the paid request proves: `safe` may be sent again, `refused` and `mend` cost nothing and would
// fail again, `unknown` may have been charged.
const table: readonly (readonly [name: string, does: Misdeed, verdict: keyof typeof verdicts, started: number])[] = [
  ['429', { answer: 429, body: says(quota, 'RESOURCE_EXHAUSTED') }, 'safe', 0],
  ['429 with a wait in its header', { answer: 429, headers: { 'retry-after': '7' } }, 'later', 0],
  ['429 with a wait in its body', { answer: 429, body: says(quota, 'RESOURCE_EXHAUSTED', retryInfo) }, 'muchLater', 0],
  ['429 for a key that may make none', { answer: 429, body: says(`${quota} limit: 0, model: omni`) }, 'mend', 0],
  ['400', { answer: 400, body: says("Unknown parameter 'safety_settings'.") }, 'refused', 0],
  [
    '400 by moderation',
    { answer: 400, body: says('Prompt blocked for safety reasons', 'PROHIBITED_CONTENT') },
    'moderated',
    0,
  ],
  ['400 by moderation in a list', { answer: 400, body: [says('Blocked', 'SAFETY')] }, 'moderated', 0],
  [
    '400 for a wrong key',
    { answer: 400, body: says(`API key not valid: ${key}`, 'INVALID_ARGUMENT', badKey) },
    'mend',
    0,
  ],
  ['401', { answer: 401, body: says(`Who is ${key}?`) }, 'mend', 0],
  [
    '403 for a blocked key',
    { answer: 403, body: [says('Requests are blocked.', 'API_KEY_SERVICE_BLOCKED')] },
    'mend',
    0,
  ],
  ['404 for a retired model', { answer: 404, body: says('models/x is no longer available', 'NOT_FOUND') }, 'mend', 0],
  ['500', { answer: 500, body: says('Internal error', 'INTERNAL') }, 'unknown', 0],
  ['502 as a page', { answer: 502, body: `<html><h1>Bad Gateway</h1>${key}</html>` }, 'unknown', 0],
  ['503', { answer: 503, headers: { 'retry-after': '7' } }, 'unknown', 0],
  ['a reset before it was taken on', { reset: 'before' }, 'unknown', 0],
  ['a reset after it was taken on', { reset: 'after' }, 'unknown', 1],
  ['silence', 'silence', 'unknown', 0],
  ['a web page', 'page', 'mend', 0],
  ['an answer without an id', { answer: 200, body: { status: 'in_progress' } }, 'unknown', 0],
  ['no JSON', { answer: 200, headers: json, body: '{"id":' }, 'unknown', 0],
];

const provider = { name: 'ProviderError', provider: 'google' };
const proven = { ...provider, nothingStarted: true, mayHaveCost: false };
const verdicts = {
  safe: { ...proven, retryable: true, throttled: true, retryAfterMs: undefined },
  later: { ...proven, retryable: true, throttled: true, retryAfterMs: 7000 },
  muchLater: { ...proven, retryable: true, throttled: true, retryAfterMs: 37_000 },
  refused: { ...proven, retryable: false, refused: undefined },
  moderated: { ...proven, retryable: false, refused: 'input', hint: expect.stringMatching(/prompt/) },
  unknown: { ...provider, nothingStarted: false, retryable: false, mayHaveCost: true },
  mend: { name: 'UserError', hint: expect.any(String) },
};

test.each(table)('a paid request that meets %s is sent once', async (_name, does, verdict, started) => {
  await using server = await startOmniEmulator({ faults: [{ on: 'create', does }] });
  const google = await connect(server.baseUrl, does === 'silence' ? { limit: 200 } : {});
  const error = await rejection(google.start(omniClip(), { signal: patient }));
  expect(error).toMatchObject(verdicts[verdict]);
  expect(server.count.create).toBe(1);
  expect(server.jobs).toHaveLength(started);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});

test('the key is known to the service by its header alone', async () => {
  await using server = await startOmniEmulator({ key: 'another' });
  const error = await rejection((await connect(server.baseUrl)).start(omniClip(), { signal: patient }));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('API key not valid') });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});

test('when nobody listens, nothing was started', async () => {
  const error = await rejection((await connect(`http://${nobody}`)).start(omniClip(), { signal: patient }));
  expect(error).toMatchObject({
    ...proven,
    retryable: true,
    message: `${nobody} cannot be reached (ECONNREFUSED).`,
  });
});

test('when the name does not exist, nothing was started', async () => {
  const error = await rejection((await connect('http://omni.invalid')).start(omniClip(), { signal: patient }));
  expect(error).toMatchObject({ ...proven, message: expect.stringContaining('cannot be reached') });
});
