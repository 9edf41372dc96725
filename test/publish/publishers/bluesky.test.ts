import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Post } from '../../../src/publish/post.ts';
import { createBluesky } from '../../../src/publish/publishers/bluesky/bluesky.ts';
import { recordKey } from '../../../src/publish/publishers/bluesky/record-key.ts';
import {
  did,
  partBytes,
  startBlueskyEmulator,
  type BlueskyEmulator,
  type BlueskyRoute,
} from '../../emulators/bluesky.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import type { PublishingFault } from '../../emulators/publishing-server.ts';
import { rejection } from '../../generate/rejection.ts';
import { carry, ready } from './carry.ts';
import { keeping, patient, tokens, toolsAt, type TestTools } from './publisher-at.ts';
import { samplePost, type SamplePost } from './sample-post.ts';

const toolsOf = ({ baseUrl }: BlueskyEmulator): TestTools =>
  toolsAt(baseUrl, { service: 'bluesky', id: did, settings: { videoService: baseUrl } });
const connect = (server: BlueskyEmulator) => createBluesky(toolsOf(server));
const sample = (changes: Partial<Post> & { bytes?: number } = {}): Promise<SamplePost> =>
  samplePost({ service: 'bluesky', platform: 'bluesky', ...changes });
const routes = ({ calls }: BlueskyEmulator): readonly string[] => calls.map(({ route }) => route);
const says = (answer: number, error: string) => ({ answer, body: { error, message: `It is ${error}.` } });

test('a video becomes a record with links, hashtags, captions and its shape', async () => {
  await using server = await startBlueskyEmulator({ looks: 2 });
  await using one = await sample({ caption: 'Überall. https://aurora.example/one (neu)', locale: 'de' });
  const tools = toolsOf(server);
  const live = await carry(createBluesky(tools), one.post);
  const rkey = recordKey(one.post);
  expect(live).toEqual({
    id: `at://${did}/app.bsky.feed.post/${rkey}`,
    url: `https://bsky.app/profile/${did}/post/${rkey}`,
    state: 'live',
  });
  const record = server.records.get(rkey);
  expect(record).toMatchObject({
    text: 'Überall. https://aurora.example/one (neu)\n\n#launch #aurora',
    langs: ['de'],
    embed: { aspectRatio: { width: 1080, height: 1920 }, alt: 'Aurora One', captions: [{ lang: 'de' }] },
  });
  // By byte, not by letter: the umlaut is two.
  expect(record?.['facets']).toMatchObject([
    { index: { byteStart: 10, byteEnd: 36 }, features: [{ uri: 'https://aurora.example/one' }] },
    { index: { byteStart: 44, byteEnd: 51 }, features: [{ tag: 'launch' }] },
    { index: { byteStart: 52, byteEnd: 59 }, features: [{ tag: 'aurora' }] },
  ]);
  expect(server.videos).toEqual([one.post.video.sha256]);
  expect(server.captions).toHaveLength(1);
  expect(Math.max(...tools.opened.map(({ bytes }) => bytes))).toBe(partBytes);
  // Three kinds of question, one token each.
  expect(server.tokens).toHaveLength(2);
});

test('a mention stays a word, and what stands in the post is what was prepared', async () => {
  await using server = await startBlueskyEmulator();
  await using one = await sample({ caption: 'With @friend.example', captions: undefined, title: undefined });
  const bluesky = connect(server);
  const { requests, limits } = await bluesky.prepare(one.post, patient);
  await carry(bluesky, one.post);
  const [record] = server.records.values();
  expect(JSON.stringify(record)).not.toContain('#mention');
  expect(requests.filter(({ irreversible }) => irreversible)).toMatchObject([
    { method: 'POST', body: { repo: did, rkey: recordKey(one.post), record: { text: record?.['text'] } } },
  ]);
  expect(limits.every(({ ok }) => ok)).toBe(true);
});

test('a server that knows no parts gets the video whole', async () => {
  await using server = await startBlueskyEmulator({ parts: false });
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  expect(server.videos).toEqual([one.post.video.sha256]);
  // Cut off before that was written down, it is sent again and known already.
  expect(await connect(server).upload(one.post, undefined, keeping())).toEqual(state);
  expect(server.videos).toHaveLength(1);
});

const cuts: readonly (readonly [name: string, fault: PublishingFault<BlueskyRoute>, starts: number])[] = [
  ['before the start', { on: 'start', nth: 1, does: { reset: 'before' } }, 1 + 1],
  ['after the start', { on: 'start', nth: 1, does: { reset: 'after' } }, 2],
  ['before a part', { on: 'part', nth: 3, does: { reset: 'before' } }, 1],
  ['within a part', { on: 'part', nth: 3, does: { cutAt: 100_000 } }, 1],
  ['after a part', { on: 'part', nth: 3, does: { reset: 'after' } }, 1],
  ['by 503 at a part', { on: 'part', nth: 3, does: { answer: 503 } }, 1],
  ['by an overload', { on: 'part', nth: 3, does: says(400, 'ServiceOverloaded') }, 1],
  ['before the end', { on: 'finish', nth: 1, does: { reset: 'before' } }, 1],
  ['after the end', { on: 'finish', nth: 1, does: { reset: 'after' } }, 1],
  ['by 429', { on: 'finish', nth: 1, does: { answer: 429, headers: { 'retry-after': '7' } } }, 1],
];

test.each(cuts)('an upload that is cut %s goes on where it was', async (_name, fault, starts) => {
  await using server = await startBlueskyEmulator({ faults: [fault] });
  await using one = await sample();
  const kept = keeping();
  const error = await rejection(connect(server).upload(one.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await carry(connect(server), one.post, kept.state());
  expect(server.videos).toEqual([one.post.video.sha256]);
  expect(routes(server).filter((route) => route === 'start')).toHaveLength(starts);
  expect(server.received.get('part')).toBeLessThanOrEqual(one.post.video.bytes * 1.1);
  for (const token of [...tokens, ...server.tokens]) expect(JSON.stringify(kept.state() ?? {})).not.toContain(token);
});

test.each([
  ['expired', (server: BlueskyEmulator) => server.expire()],
  ['of another file', () => {}],
])('an upload that is %s is started anew', async (name, happen) => {
  await using server = await startBlueskyEmulator({ faults: [{ on: 'part', nth: 3, does: { reset: 'before' } }] });
  await using one = await sample();
  const kept = keeping();
  await rejection(connect(server).upload(one.post, undefined, kept));
  happen(server);
  const { video } = one.post;
  const other = name === 'expired' ? one.post : { ...one.post, video: { ...video, sha256: 'another' } };
  await ready(connect(server), other, kept.state());
  expect(routes(server).filter((route) => route === 'start')).toHaveLength(2);
  expect(server.videos).toHaveLength(1);
});

// What a failure of the one call proves, what find() then says, and how many posts there are.
const lost: readonly (readonly [name: string, does: Misdeed, error: object, found: boolean])[] = [
  ['a reset before', { reset: 'before' }, { nothingStarted: false, retryable: false }, false],
  ['a reset after', { reset: 'after' }, { nothingStarted: false, retryable: false }, true],
  ['502', { answer: 502, body: '<html>Bad Gateway</html>' }, { nothingStarted: false, retryable: false }, false],
  ['an answer that is a page', 'page', { nothingStarted: false, retryable: false }, false],
  ['400', says(400, 'InvalidRequest'), { nothingStarted: true, retryable: false }, false],
  ['403', says(403, 'AccountTakedown'), { nothingStarted: true, hint: expect.stringMatching(/taken/) }, false],
  ['409', says(409, 'RecordExists'), { nothingStarted: false }, false],
  [
    '429',
    { answer: 429, headers: { 'ratelimit-reset': '9' } },
    { nothingStarted: true, retryable: true, retryAfterMs: 0 },
    false,
  ],
];

test.each(lost)('the one call that meets %s', async (_name, does, expected, found) => {
  await using server = await startBlueskyEmulator({ faults: [{ on: 'create', nth: 1, does }] });
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  const error = await rejection(connect(server).publish(one.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  expect(routes(server).filter((route) => route === 'create')).toHaveLength(1);
  const now = await connect(server).find?.(one.post, state, new Date(), patient);
  expect(now?.id.endsWith(recordKey(one.post)) ?? false).toBe(found);
  expect(server.records.size).toBe(found ? 1 : 0);
});

test('a second call collides with the first, and find() says so', async () => {
  await using server = await startBlueskyEmulator();
  await using one = await sample();
  const live = await carry(connect(server), one.post);
  const error = await rejection(carry(connect(server), one.post));
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: false, retryable: false });
  expect(await connect(server).find?.(one.post, {}, new Date(), patient)).toEqual(live);
  expect(server.records.size).toBe(1);
});

test.each([
  ['the video', 'job', { answer: 500 }],
  ['the captions', 'blob', { reset: 'after' }],
] as const)('what fails before the one call, with %s, proves that it was not sent', async (_name, on, does) => {
  await using server = await startBlueskyEmulator({ faults: [{ on, nth: on === 'job' ? 2 : 1, does }] });
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  const error = await rejection(connect(server).publish(one.post, state, patient));
  expect(error).toMatchObject({ nothingStarted: true, retryable: true });
  expect(routes(server)).not.toContain('create');
});

test('find() believes no other error to be an absence', async () => {
  await using server = await startBlueskyEmulator({ faults: [{ on: 'get', does: says(400, 'InvalidRequest') }] });
  await using one = await sample();
  const error = await rejection(connect(server).find?.(one.post, {}, new Date(), patient) ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'ProviderError', retryable: false });
});

test.each([
  ['400 ExpiredToken', undefined],
  ['401', { status: 401, body: { error: 'AuthMissing' } }],
])('a token that ends in the middle, which %s says, is renewed once', async (_name, stale) => {
  await using one = await sample();
  let asked = 0;
  await using server = await startBlueskyEmulator({
    token: () => (++asked > 2 ? tokens[1] : tokens[0]),
    ...(stale === undefined ? {} : { stale }),
  });
  const tools = toolsOf(server);
  await carry(createBluesky(tools), one.post);
  expect(tools.renewals()).toBe(1);
  expect(server.records.size).toBe(1);
});

test('a service token that is refused is fetched anew', async () => {
  await using one = await sample();
  const faults: PublishingFault<BlueskyRoute>[] = [{ on: 'part', nth: 4, does: says(401, 'BadJwt') }];
  await using server = await startBlueskyEmulator({ faults });
  const tools = toolsOf(server);
  await carry(createBluesky(tools), one.post);
  expect(server.videos).toEqual([one.post.video.sha256]);
  expect([server.tokens.length, tools.renewals()]).toEqual([3, 0]);
});

const refusals: readonly (readonly [name: string, on: BlueskyRoute, does: Misdeed, error: object])[] = [
  [
    '401 for good',
    'session',
    says(401, 'AuthMissing'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect bluesky/) },
  ],
  [
    'the limit of today',
    'start',
    says(400, 'DailyLimitExceeded'),
    { retryable: false, hint: expect.stringMatching(/tomorrow/) },
  ],
  ['too big', 'start', says(400, 'VideoTooLarge'), { retryable: false, nothingStarted: true }],
  ['500', 'start', { answer: 500 }, { retryable: true, nothingStarted: false }],
  ['429', 'start', { answer: 429, headers: { 'retry-after': '7' } }, { retryable: true, retryAfterMs: 7000 }],
  ['ended in the middle', 'part', says(400, 'UploadAborted'), { retryable: false }],
];

test.each(refusals)('an upload that is refused: %s', async (_name, on, does, expected) => {
  await using server = await startBlueskyEmulator({ faults: [{ on, does }] });
  await using one = await sample();
  const error = await rejection(connect(server).upload(one.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const token of [...tokens, ...server.tokens]) expect(inspect(error, { depth: 9 })).not.toContain(token);
});

test.each([
  [
    'failed',
    { failure: { failureCode: 'encoding_failure', message: 'no video' } },
    { state: 'failed', message: 'encoding_failure: no video' },
  ],
  ['still encoding', { looks: 9 }, { state: 'processing', afterMs: 2000 }],
  [
    'done before',
    { failure: { error: 'already_exists', blob: { $type: 'blob', mimeType: 'video/mp4', size: 9 } } },
    { state: 'ready' },
  ],
])('a job that is %s', async (_name, options, expected) => {
  await using server = await startBlueskyEmulator(options);
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  expect(await connect(server).check(one.post, state, patient)).toEqual(expected);
});

test('a job that nobody knows is a failed one', async () => {
  await using server = await startBlueskyEmulator();
  await using one = await sample();
  expect(await connect(server).check(one.post, { job: 'job-9' }, patient)).toMatchObject({ state: 'failed' });
});

const limits: readonly (readonly [name: string, changes: Partial<Post>, options: object])[] = [
  ['caption', { caption: 'ü'.repeat(290), hashtags: ['elevenmore'] }, {}],
  ['caption bytes', { caption: '👩‍👩‍👧‍👦'.repeat(130) }, {}],
  ['seconds', { video: { path: '', sha256: '', bytes: 1000, seconds: 601, width: 9, height: 16 } }, {}],
  ['bytes', { video: { path: '', sha256: '', bytes: 300_000_001, seconds: 60, width: 9, height: 16 } }, {}],
  ['quota', {}, { limits: { canUpload: false, message: 'Confirm your e-mail address.' } }],
  ['quota', {}, { limits: { canUpload: true, remainingDailyVideos: 3, remainingDailyBytes: 999 } }],
  ['alt', { options: { alt: 'x'.repeat(2001) } }, {}],
];

test.each(limits)('prepare() tells of a broken limit: %s', async (name, changes, options) => {
  await using server = await startBlueskyEmulator(options);
  await using one = await sample();
  const { limits: held } = await connect(server).prepare({ ...one.post, ...changes }, patient);
  expect(held.filter(({ ok }) => !ok)).toMatchObject([{ name, hint: expect.stringMatching(/\w/) }]);
});

test('keys of records are TIDs of the past, one for each post', () => {
  const keys = ['00', 'ab', 'ff', '7f'].map((byte) => recordKey({ key: byte.repeat(32) }));
  for (const key of keys) expect(key).toMatch(/^3[a-z2-7]{12}$/);
  expect(new Set(keys).size).toBe(keys.length);
});
