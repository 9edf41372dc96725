import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import type { UploadState } from '../../../../src/publish/publisher.ts';
import { startInstagramEmulator, type InstagramEmulator } from '../../../emulators/instagram.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import { rejection } from '../../../generate/rejection.ts';
import { temporaryFolder } from '../../../generate/temporary-folder.ts';
import { metaPost, postFile } from '../meta/meta-post.ts';
import { patient, tokens } from '../meta/meta-tools.ts';
import { uploaded } from '../meta/upload.ts';
import { connect } from './connect.ts';

const token = tokens[0];
const says = (code: number, message: string, subcode?: number, more = {}) => ({
  error: { message, type: 'OAuthException', code, error_subcode: subcode, ...more },
});

/** A post whose file is there, and processed. */
async function ready(
  server: InstagramEmulator,
  changes: Partial<Post> = {},
): Promise<{ post: Post; state: UploadState }> {
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')), changes);
  const state = await uploaded(connect(server.baseUrl), post);
  server.settle('FINISHED');
  return { post, state };
}

test('publishes once, and says where', async () => {
  await using server = await startInstagramEmulator({ token });
  const { post, state } = await ready(server);
  const published = await connect(server.baseUrl).publish(post, state, patient);
  const [live] = server.posts;
  expect(published).toEqual({ id: live?.id, url: `https://www.instagram.com/reel/${live?.id}/`, state: 'live' });
  expect(live).toMatchObject({ container: state['id'], sha256: post.video.sha256 });
  expect(server.count).toMatchObject({ publish: 1, link: 1 });
});

const links: readonly (readonly [name: string, does: Misdeed])[] = [
  ['500', { answer: 500 }],
  ['an object that does not exist', { answer: 400, body: says(100, 'Object does not exist', 33) }],
  ['a reset', { reset: 'before' }],
  ['a page', 'page'],
];

test.each(links)('a look at the live post that meets %s does not fail it', async (_name, does) => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'link', does }] });
  const { post, state } = await ready(server);
  expect(await connect(server.baseUrl).publish(post, state, patient)).toEqual({
    id: server.posts[0]?.id,
    url: undefined,
    state: 'live',
  });
});

const looks: readonly (readonly [name: string, options: object, readiness: readonly object[]])[] = [
  ['processed', { looks: 1 }, [{ state: 'processing', afterMs: 60_000 }, { state: 'ready' }]],
  ['broken', { looks: 0, end: 'ERROR' }, [{ state: 'failed', message: 'Error: the video codec is not supported' }]],
  ['expired', { looks: 0, end: 'EXPIRED' }, [{ state: 'failed', message: expect.stringContaining('24 hours') }]],
];

test.each(looks)('a video that is %s', async (_name, options, readiness) => {
  await using server = await startInstagramEmulator({ token, ...options });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const state = await uploaded(connect(server.baseUrl), post);
  for (const wanted of readiness) expect(await connect(server.baseUrl).check(post, state, patient)).toEqual(wanted);
});

const again = { name: 'ProviderError', retryable: true };
const reads: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['500', { answer: 500 }, again],
  ['503 with a time', { answer: 503, headers: { 'retry-after': '7' } }, { ...again, retryAfterMs: 7000 }],
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { ...again, retryAfterMs: 3000, throttled: true }],
  [
    'too many calls, as 400',
    {
      answer: 400,
      body: says(4, 'Application request limit reached'),
      headers: { 'x-business-use-case-usage': '{"178":[{"type":"instagram","estimated_time_to_regain_access":4}]}' },
    },
    { ...again, throttled: true, retryAfterMs: 240_000 },
  ],
  ['an object that does not exist', { answer: 400, body: says(100, 'Object does not exist', 33) }, again],
  ['a page', 'page', again],
  ['a reset', { reset: 'before' }, again],
  ['a state nobody knows', { answer: 200, body: { status_code: 'PONDERING' } }, again],
  [
    'no right',
    { answer: 403, body: says(10, 'Application does not have permission for this action') },
    { name: 'UserError', hint: expect.stringContaining('instagram_content_publish') },
  ],
];

test.each(reads)('a look that meets %s is no verdict', async (_name, does, error) => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'look', nth: 1, does }] });
  const { post, state } = await ready(server);
  expect(await rejection(connect(server.baseUrl).check(post, state, patient))).toMatchObject(error);
  expect(await connect(server.baseUrl).check(post, state, patient)).toEqual({ state: 'ready' });
});

const refused = { name: 'ProviderError', nothingStarted: true };
const unknown = { name: 'ProviderError', nothingStarted: false, retryable: false };
const calls: readonly (readonly [name: string, does: Misdeed, error: object, live: number])[] = [
  ['400', { answer: 400, body: says(100, 'Invalid parameter') }, { ...refused, retryable: false }, 0],
  [
    '403',
    { answer: 403, body: says(200, 'Permissions error') },
    { name: 'UserError', hint: expect.stringContaining('reelmill connect') },
    0,
  ],
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { ...refused, retryable: true, retryAfterMs: 3000 }, 0],
  [
    'too many calls, as 403',
    { answer: 403, body: says(32, 'Page request limit reached') },
    { ...refused, retryable: true, throttled: true },
    0,
  ],
  [
    'the limit of a day',
    { answer: 403, body: says(9, 'Limit', 2207042) },
    { ...refused, retryable: false, hint: expect.stringContaining('tomorrow') },
    0,
  ],
  [
    'a suspicion of spam',
    { answer: 403, body: says(4, 'We restrict certain activity', 2207051) },
    { ...refused, retryable: false, throttled: false, hint: expect.stringContaining('spam') },
    0,
  ],
  [
    'a video that is not ready',
    { answer: 400, body: says(9007, 'Media ID is not available', 2207027) },
    { ...refused, retryable: false },
    0,
  ],
  // These come with 400, and prove nothing.
  ['an unknown error, as 400', { answer: 400, body: says(1, 'An unknown error occurred') }, unknown, 0],
  ['an error of the server, as 400', { answer: 400, body: says(-1, 'Instagram server error', 2207001) }, unknown, 0],
  ['a passing error, as 400', { answer: 400, body: says(24, 'Temporary error', 2207008) }, unknown, 0],
  [
    'an error that calls itself transient',
    { answer: 400, body: says(12345, 'Try later', undefined, { is_transient: true }) },
    unknown,
    0,
  ],
  ['500', { answer: 500, body: says(2, 'Service temporarily unavailable') }, unknown, 0],
  ['500 with the words of a refusal', { answer: 500, body: says(190, 'Invalid OAuth access token') }, unknown, 0],
  ['500 with the words of too many calls', { answer: 500, body: says(4, 'Limit reached') }, unknown, 0],
  ['502 as a page', { answer: 502, body: '<html><h1>Bad gateway</h1></html>' }, unknown, 0],
  ['a reset before', { reset: 'before' }, unknown, 0],
  ['a reset after', { reset: 'after' }, unknown, 1],
  ['a page', 'page', unknown, 0],
  ['an answer without an id', { answer: 200, body: { ok: true } }, unknown, 0],
];

test.each(calls)('publishing that meets %s is sent once', async (_name, does, error, live) => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'publish', does }] });
  const { post, state } = await ready(server);
  const met = await rejection(connect(server.baseUrl).publish(post, state, patient));
  expect(met).toMatchObject(error);
  expect(server.count['publish']).toBe(1);
  expect(server.posts).toHaveLength(live);
  expect(inspect(met, { depth: 9, showHidden: true })).not.toContain(token);
});

test('when nobody listens, nothing was published', async () => {
  const server = await startInstagramEmulator({ token });
  await server.close();
  const post = metaPost('instagram', 'instagram-reels', { path: '/out/teaser.mp4', sha256: 'abc', bytes: 9 });
  const state = { id: '17889', uri: server.baseUrl, sha256: 'abc', startedAt: 0 };
  const error = await rejection(connect(server.baseUrl).publish(post, state, patient));
  expect(error).toMatchObject({ ...refused, retryable: true });
});

test('a token that expires before publishing is renewed, and the post is out once', async () => {
  await using server = await startInstagramEmulator({ token });
  const { post, state } = await ready(server);
  server.trust(tokens[1]);
  expect(await connect(server.baseUrl).publish(post, state, patient)).toMatchObject({ state: 'live' });
  expect(server.posts).toHaveLength(1);
});

const lost = { token, looks: 9, faults: [{ on: 'publish', does: { reset: 'before' } }] } as const;

test.each(['FINISHED', 'EXPIRED'] as const)('a container that is %s was not published', async (fate) => {
  await using server = await startInstagramEmulator(lost);
  const { post, state } = await ready(server);
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  server.settle(fate);
  const publisher = connect(server.baseUrl);
  expect(await publisher.find?.(post, state, new Date(), patient)).toBeUndefined();
});

const unsettled = [
  ['IN_PROGRESS', true],
  // It will not change: a person must look.
  ['ERROR', false],
] as const;

test.each(unsettled)('a container that is %s settles nothing', async (fate, retryable) => {
  await using server = await startInstagramEmulator(lost);
  const { post, state } = await ready(server);
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  server.settle(fate);
  const publisher = connect(server.baseUrl);
  expect(await rejection(Promise.resolve(publisher.find?.(post, state, new Date(), patient)))).toMatchObject({
    retryable,
  });
});

test('a lost answer is looked up', async () => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'publish', does: { reset: 'after' } }] });
  const { post, state } = await ready(server);
  const since = new Date();
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  const [live] = server.posts;
  const link = `https://www.instagram.com/reel/${live?.id}/`;
  expect(await connect(server.baseUrl).find?.(post, state, since, patient)).toEqual({
    id: live?.id,
    url: link,
    state: 'live',
  });
});

test('it is out even when the list of posts says nothing of it', async () => {
  const faults = [
    { on: 'publish', does: { reset: 'after' } },
    { on: 'list', does: { answer: 500 } },
  ] as const;
  await using server = await startInstagramEmulator({ token, faults });
  const { post, state } = await ready(server);
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  const found = await connect(server.baseUrl).find?.(post, state, new Date(), patient);
  expect(found).toEqual({ id: state['id'], url: undefined, state: 'live' });
});

test('two posts of the same words since then are not told apart', async () => {
  await using server = await startInstagramEmulator({ token });
  const since = new Date();
  const { post, state } = await ready(server);
  await connect(server.baseUrl).publish(post, state, patient);
  const twin = await ready(server);
  await connect(server.baseUrl).publish(twin.post, twin.state, patient);
  const found = await connect(server.baseUrl).find?.(post, state, since, patient);
  expect(found).toEqual({ id: state['id'], url: undefined, state: 'live' });
});
