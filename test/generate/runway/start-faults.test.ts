import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nobody } from '../../emulators/nobody.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startRunwayEmulator } from '../../emulators/runway.ts';
import { rejection } from '../rejection.ts';
import { connect, key, patient, runwayRequest } from './connect.ts';

const says = (error: string) => ({ error });
const json = { 'content-type': 'application/json' };

// What each failure of the paid request proves: `safe` may be sent again, `refused` and `mend` cost nothing and would
// fail again, `unknown` may have been charged.
const table: readonly (readonly [name: string, does: Misdeed, verdict: keyof typeof verdicts, started: number])[] = [
  ['429', { answer: 429, body: says('Too many requests') }, 'safe', 0],
  ['429 with a wait', { answer: 429, headers: { 'retry-after': '7' } }, 'later', 0],
  ['429 for the cap of a day', { answer: 429, body: says('You have reached your daily task limit.') }, 'full', 0],
  ['400', { answer: 400, body: says('Validation of body failed') }, 'refused', 0],
  ['400 by moderation', { answer: 400, body: says('The prompt did not pass content moderation.') }, 'moderated', 0],
  [
    '400 for want of credits',
    { answer: 400, body: says('You do not have enough credits to run this task.') },
    'mend',
    0,
  ],
  ['401', { answer: 401, body: says(`The API key ${key} is not valid.`) }, 'mend', 0],
  ['402', { answer: 402 }, 'mend', 0],
  ['403', { answer: 403 }, 'mend', 0],
  ['404', { answer: 404 }, 'mend', 0],
  ['500', { answer: 500 }, 'unknown', 0],
  ['502 as a page', { answer: 502, body: `<html><h1>Bad Gateway</h1>${key}</html>` }, 'unknown', 0],
  ['503', { answer: 503, headers: { 'retry-after': '7' } }, 'unknown', 0],
  ['503 with a wish to be asked again', { answer: 503, headers: { 'x-should-retry': 'true' } }, 'unknown', 0],
  ['a reset before it was taken on', { reset: 'before' }, 'unknown', 0],
  ['a reset after it was taken on', { reset: 'after' }, 'unknown', 1],
  ['silence', 'silence', 'unknown', 0],
  ['a web page', 'page', 'mend', 0],
  ['an answer without an id', { answer: 200, body: { estimatedCost: { credits: 48 } } }, 'unknown', 0],
  ['no JSON', { answer: 200, headers: json, body: '{"id":' }, 'unknown', 0],
];

const provider = { name: 'ProviderError', provider: 'runway' };
const day = expect.stringMatching(/generations in 24 hours/);
const verdicts = {
  safe: { ...provider, nothingStarted: true, retryable: true, mayHaveCost: false, throttled: true, hint: day },
  later: { ...provider, nothingStarted: true, retryable: true, retryAfterMs: 7000, throttled: true },
  full: { ...provider, nothingStarted: true, retryable: false, throttled: true, hint: day },
  refused: { ...provider, nothingStarted: true, retryable: false, mayHaveCost: false, refused: undefined },
  moderated: {
    ...provider,
    nothingStarted: true,
    retryable: false,
    refused: 'input',
    hint: expect.stringMatching(/prompt/),
  },
  unknown: { ...provider, nothingStarted: false, retryable: false, mayHaveCost: true },
  mend: { name: 'UserError', hint: expect.any(String) },
};

test.each(table)('a paid request that meets %s is sent once', async (_name, does, verdict, started) => {
  await using server = await startRunwayEmulator({ faults: [{ on: 'create', does }] });
  const runway = await connect(server.baseUrl, does === 'silence' ? { limit: 200 } : {});
  const error = await rejection(runway.start(runwayRequest(), { signal: patient }));
  expect(error).toMatchObject(verdicts[verdict]);
  expect(server.count.create).toBe(1);
  expect(server.tasks).toHaveLength(started);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});

test('when nobody listens, nothing was started', async () => {
  const error = await rejection((await connect(`http://${nobody}`)).start(runwayRequest(), { signal: patient }));
  const { nothingStarted, retryable } = verdicts.safe;
  expect(error).toMatchObject({
    ...provider,
    nothingStarted,
    retryable,
    message: `${nobody} cannot be reached (ECONNREFUSED).`,
  });
});

test('when the name does not exist, nothing was started', async () => {
  const error = await rejection((await connect('http://runway.invalid')).start(runwayRequest(), { signal: patient }));
  expect(error).toMatchObject({
    ...provider,
    nothingStarted: true,
    message: expect.stringContaining('cannot be reached'),
  });
});
