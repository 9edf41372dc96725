import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nobody } from '../../emulators/nobody.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startVideosEmulator } from '../../emulators/openai-videos.ts';
import { clipRequest } from '../clip-request.ts';
import { connect, key, patient, rejection } from './connect.ts';

const says = (message: string, code: string | null = null) => ({ error: { message, code, type: 'x', param: null } });
const moderated = says('Your request was blocked by our moderation system.', 'moderation_blocked');

// What each failure of the paid request proves: `safe` may be sent again, `refused` and `mend` cost nothing and would
// fail again, `unknown` may have been charged.
const table: readonly (readonly [name: string, does: Misdeed, verdict: keyof typeof verdicts, started: number])[] = [
  ['429', { answer: 429 }, 'safe', 0],
  ['429 with a wait', { answer: 429, headers: { 'retry-after': '7' } }, 'later', 0],
  ['429 with a wait in milliseconds', { answer: 429, headers: { 'retry-after-ms': '7000' } }, 'later', 0],
  ['429 with a rate', { answer: 429, headers: { 'x-ratelimit-reset-requests': '7s' } }, 'later', 0],
  ['429 for want of money', { answer: 429, body: says('You exceeded your current quota') }, 'mend', 0],
  ['400', { answer: 400, body: says('Invalid size') }, 'refused', 0],
  ['400 by moderation', { answer: 400, body: moderated }, 'moderated', 0],
  ['400 by a content filter', { answer: 400, body: says('No.', 'content_filter') }, 'moderated', 0],
  ['400 by a sentinel', { answer: 400, body: says('No.', 'sentinel_block') }, 'moderated', 0],
  ['403 by moderation', { answer: 403, body: moderated }, 'moderated', 0],
  ['401', { answer: 401, body: says(`Incorrect API key provided: ${key}`) }, 'mend', 0],
  ['403', { answer: 403 }, 'mend', 0],
  ['404', { answer: 404 }, 'mend', 0],
  ['500', { answer: 500 }, 'unknown', 0],
  ['502 as a page', { answer: 502, body: `<html><h1>Bad Gateway</h1>${key}</html>` }, 'unknown', 0],
  ['503', { answer: 503, headers: { 'retry-after': '7' } }, 'unknown', 0],
  ['a reset before it was taken on', { reset: 'before' }, 'unknown', 0],
  ['a reset after it was taken on', { reset: 'after' }, 'unknown', 1],
  ['silence', 'silence', 'unknown', 0],
  ['an answer that comes too late', { late: 400 }, 'unknown', 1],
  ['a web page', 'page', 'mend', 0],
  ['an answer without an id', { answer: 200, body: { status: 'queued' } }, 'unknown', 0],
  ['no JSON', { answer: 200, headers: { 'content-type': 'application/json' }, body: '{"id":' }, 'unknown', 0],
];

const provider = { name: 'ProviderError', provider: 'openai' };
const verdicts = {
  safe: { ...provider, nothingStarted: true, retryable: true, throttled: true, mayHaveCost: false },
  later: { ...provider, nothingStarted: true, retryable: true, throttled: true, retryAfterMs: 7000 },
  unreached: { ...provider, nothingStarted: true, retryable: true, throttled: false, mayHaveCost: false },
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

test.each(table)('a paid request that meets %s', async (_name, does, verdict, started) => {
  await using server = await startVideosEmulator({ faults: [{ on: 'create', does }] });
  const hasty = does === 'silence' || (typeof does === 'object' && 'late' in does);
  const client = await connect(server.baseUrl, hasty ? { limit: 200 } : {});
  const error = await rejection(client.start(clipRequest(), { signal: patient }));
  expect(error).toMatchObject(verdicts[verdict]);
  expect(server.count.create).toBe(1);
  await expect.poll(() => server.jobs).toHaveLength(started);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(key);
});

test('when nobody listens, nothing was started', async () => {
  const error = await rejection((await connect(`http://${nobody}/v1`)).start(clipRequest(), { signal: patient }));
  expect(error).toMatchObject({ ...verdicts.unreached, message: `${nobody} cannot be reached (ECONNREFUSED).` });
});

test('when the name does not exist, nothing was started', async () => {
  const error = await rejection((await connect('http://videos.invalid/v1')).start(clipRequest(), { signal: patient }));
  expect(error).toMatchObject({ ...verdicts.unreached, message: expect.stringContaining('cannot be reached') });
});

test('an answer may take its time', async () => {
  await using server = await startVideosEmulator({ faults: [{ on: 'create', does: { late: 100 } }] });
  expect(await (await connect(server.baseUrl)).start(clipRequest(), { signal: patient })).toMatchObject({
    id: 'video_1',
  });
});
