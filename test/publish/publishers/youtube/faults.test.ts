import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createYouTube } from '../../../../src/publish/publishers/youtube/youtube.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { startYouTubeEmulator } from '../../../emulators/youtube.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, post as publish, tokens, toolsAt } from '../publisher-at.ts';
import { connect, short } from './connect.ts';

const says = (code: number, reason: string) => ({
  answer: code,
  body: { error: { code, message: `It is ${reason}.`, errors: [{ reason }] } },
});

// What a failure of the one call proves, what find() then says, and how many videos there are.
const table: readonly (readonly [
  name: string,
  does: Misdeed | { cutAt: number },
  error: object,
  found: string | undefined,
  videos: number,
])[] = [
  ['a reset before the last byte', { cutAt: 1000 }, { nothingStarted: false, retryable: false }, undefined, 0],
  ['a reset after it', { reset: 'after' }, { nothingStarted: false, retryable: false }, 'video-1', 1],
  ['500', { answer: 500 }, { nothingStarted: false, retryable: false }, undefined, 0],
  ['503 with a wait', { answer: 503, headers: { 'retry-after': '7' } }, { nothingStarted: false }, undefined, 0],
  ['an answer without an id', { answer: 200, body: 'OK' }, { nothingStarted: false, retryable: false }, undefined, 0],
  ['400', says(400, 'invalidMetadata'), { nothingStarted: true, retryable: false }, undefined, 0],
  [
    '403 for the quota',
    says(403, 'quotaExceeded'),
    { nothingStarted: true, retryable: false, hint: expect.stringMatching(/Pacific/) },
    undefined,
    0,
  ],
  [
    '429',
    { answer: 429, headers: { 'retry-after': '7' } },
    { nothingStarted: true, retryable: true, retryAfterMs: 7000 },
    undefined,
    0,
  ],
];

test.each(table)('the one call that meets %s', async (_name, does, expected, found, videos) => {
  await using server = await startYouTubeEmulator({ faults: [{ on: 'last', nth: 1, does }] });
  await using sample = await short();
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  const error = await rejection(youtube.publish(sample.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  expect(server.received.has('last')).toBe(true);
  const now = await connect(server.baseUrl).find?.(sample.post, state, new Date(), patient);
  expect(now?.id).toBe(found);
  expect(server.videos).toHaveLength(videos);
  // Whoever goes on from here ends with one video.
  await publish(connect(server.baseUrl), sample.post, state);
  expect(server.videos).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});

test('a session that is forgotten cannot say what it became', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short();
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  await youtube.publish(sample.post, state, patient);
  server.forget();
  const error = await rejection(youtube.find?.(sample.post, state, new Date(), patient) ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: false, retryable: false });
});

test('a token that ends in the middle is renewed once', async () => {
  await using sample = await short();
  let sent = 0;
  await using server = await startYouTubeEmulator({ token: () => (++sent > 5 ? tokens[1] : tokens[0]) });
  const tools = toolsAt(server.baseUrl, { service: 'youtube' });
  await publish(createYouTube(tools), sample.post);
  expect(tools.renewals()).toBe(1);
  expect(server.videos).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});

const refusals: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  [
    '401 for good',
    says(401, 'authError'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect youtube/) },
  ],
  ['no channel', says(401, 'youtubeSignupRequired'), { name: 'UserError', hint: expect.stringMatching(/no channel/) }],
  [
    '403 for a scope',
    says(403, 'insufficientPermissions'),
    { nothingStarted: true, retryable: false, hint: expect.stringMatching(/scope/) },
  ],
  ['403 for the rate', says(403, 'rateLimitExceeded'), { nothingStarted: true, retryable: true }],
  [
    'the limit of the channel',
    says(400, 'uploadLimitExceeded'),
    { retryable: false, hint: expect.stringMatching(/24 hours/) },
  ],
  ['429', { answer: 429, headers: { 'retry-after': '7' } }, { retryable: true, retryAfterMs: 7000 }],
  ['502 as a page', { answer: 502, body: '<html>Bad Gateway</html>' }, { nothingStarted: false, retryable: true }],
];

test.each(refusals)('an upload that is refused: %s', async (_name, does, expected) => {
  await using server = await startYouTubeEmulator({ faults: [{ on: 'open', does }] });
  await using sample = await short();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const token of tokens) expect(inspect(error, { depth: 9 })).not.toContain(token);
  expect(server.opened()).toBe(0);
});

test('a used up quota is told by YouTube', async () => {
  await using server = await startYouTubeEmulator({ inserts: 0 });
  await using sample = await short();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, keeping()));
  expect(error).toMatchObject({
    nothingStarted: true,
    retryable: false,
    message: expect.stringMatching(/quotaExceeded/),
  });
});

test.each([
  ['before the one call', 'query', { answer: 500 }, { nothingStarted: true, retryable: true }],
  ['before the one call, without an answer', 'query', { reset: 'before' }, { nothingStarted: true, retryable: true }],
] as const)('a question that fails %s proves that it was not sent', async (_name, on, does, expected) => {
  await using server = await startYouTubeEmulator({ faults: [{ on, does }] });
  await using sample = await short();
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  expect(await rejection(youtube.publish(sample.post, state, patient))).toMatchObject(expected);
  expect(server.received.has('last')).toBe(false);
});

test.each([
  ['never processed', { looks: 99 }, { message: expect.stringMatching(/still processing/) }],
  [
    'rejected as a duplicate',
    { status: { uploadStatus: 'rejected', rejectionReason: 'duplicate' } },
    { retryable: false, message: expect.stringMatching(/rejected \(duplicate\)/) },
  ],
  [
    'not to be converted',
    { status: { uploadStatus: 'failed', failureReason: 'codec' } },
    { retryable: false, message: expect.stringMatching(/failed \(codec\)/) },
  ],
])('a video that is %s is no failure of the post, but of what follows', async (_name, options, expected) => {
  await using server = await startYouTubeEmulator(options);
  await using sample = await short({ bytes: 1000 });
  const youtube = connect(server.baseUrl);
  const live = await publish(youtube, sample.post);
  expect(await rejection(youtube.finish?.(sample.post, live, patient) ?? Promise.resolve())).toMatchObject(expected);
  expect(server.videos[0]).not.toHaveProperty('cover');
});

test('captions that are there already are no failure', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short({ bytes: 1000 });
  const youtube = connect(server.baseUrl);
  const live = await publish(youtube, sample.post);
  await youtube.finish?.(sample.post, live, patient);
  await youtube.finish?.(sample.post, live, patient);
  expect(server.calls.filter(({ route }) => route === 'captions')).toHaveLength(2);
});
