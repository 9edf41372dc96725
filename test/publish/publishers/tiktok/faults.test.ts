import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createTikTok } from '../../../../src/publish/publishers/tiktok/tiktok.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import type { PublishingFault } from '../../../emulators/publishing-server.ts';
import { startTikTokEmulator, tiktokSays, type TikTokRoute } from '../../../emulators/tiktok.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, post as publish, tokens } from '../publisher-at.ts';
import { connect, direct, toolsOf } from './connect.ts';

const says = (status: number, code: string): Misdeed => ({ answer: status, body: tiktokSays(status, code).body });

const cuts: readonly (readonly [name: string, fault: PublishingFault<TikTokRoute>, opened: number])[] = [
  ['as init is asked', { on: 'init', nth: 1, does: { reset: 'before' } }, 1],
  ['after init', { on: 'init', nth: 1, does: { reset: 'after' } }, 2],
  ['before a chunk', { on: 'chunk', nth: 2, does: { reset: 'before' } }, 1],
  ['within a chunk', { on: 'chunk', nth: 2, does: { cutAt: 300_000 } }, 1],
  ['after a chunk, which TikTok says it has', { on: 'chunk', nth: 2, does: { reset: 'after' } }, 1],
  ['by an answer of 500', { on: 'chunk', nth: 2, does: { answer: 500 } }, 1],
  ['by an address that has died', { on: 'chunk', nth: 2, does: { answer: 403 } }, 2],
  ['by an address that counts otherwise', { on: 'chunk', nth: 2, does: { answer: 416 } }, 2],
];

test.each(cuts)('an upload that is cut %s goes on where it was', async (_name, fault, opened) => {
  await using server = await startTikTokEmulator({ faults: [fault] });
  await using sample = await direct();
  const kept = keeping();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await publish(connect(server.baseUrl), sample.post, kept.state());
  expect(server.posts).toMatchObject([{ sha256: sample.post.video.sha256 }]);
  expect(server.opened()).toBe(opened);
});

// What a failure of the last chunk proves, what find() then says, and how many posts there are.
const table: readonly (readonly [name: string, does: Misdeed | { cutAt: number }, error: object, posts: number])[] = [
  ['a reset before the end', { cutAt: 1000 }, { nothingStarted: false, retryable: false }, 0],
  ['a reset after it', { reset: 'after' }, { nothingStarted: false, retryable: false }, 1],
  ['500', { answer: 500 }, { nothingStarted: false, retryable: false }, 0],
  ['400', { answer: 400 }, { nothingStarted: true, retryable: false }, 0],
  ['403', { answer: 403 }, { nothingStarted: true, retryable: false }, 0],
  ['429', { answer: 429, headers: { 'retry-after': '7' } }, { nothingStarted: true, retryAfterMs: 7000 }, 0],
];

test.each(table)('the last chunk that meets %s', async (_name, does, expected, posts) => {
  await using server = await startTikTokEmulator({ faults: [{ on: 'last', nth: 1, does }] });
  await using sample = await direct({ bytes: 100_000 });
  const tiktok = connect(server.baseUrl);
  const state = await tiktok.upload(sample.post, undefined, keeping());
  expect(await rejection(tiktok.publish(sample.post, state, patient))).toMatchObject({
    name: 'ProviderError',
    ...expected,
  });
  const found = await connect(server.baseUrl).find?.(sample.post, state, new Date(), patient);
  expect(found?.state).toBe(posts === 1 ? 'live' : undefined);
  expect(server.posts).toHaveLength(posts);
  await publish(connect(server.baseUrl), sample.post, state);
  expect(server.posts).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});

test('a video that TikTok refuses after the last chunk is no post, and says why', async () => {
  await using server = await startTikTokEmulator({ failReason: 'frame_rate_check_failed' });
  await using sample = await direct({ bytes: 1000 });
  const tiktok = connect(server.baseUrl);
  const state = await tiktok.upload(sample.post, undefined, keeping());
  const error = await rejection(tiktok.publish(sample.post, state, patient));
  expect(error).toMatchObject({ nothingStarted: true, retryable: false, message: expect.stringMatching(/frame_rate/) });
  expect(await tiktok.check(sample.post, state, patient)).toMatchObject({ state: 'failed' });
  expect(await tiktok.find?.(sample.post, state, new Date(), patient)).toBeUndefined();
  await tiktok.upload(sample.post, state, keeping());
  expect(server.opened()).toBe(2);
});

test('a post that TikTok is still at is neither there nor not there', async () => {
  await using server = await startTikTokEmulator({ looks: 27 });
  await using sample = await direct({ bytes: 1000 });
  const tiktok = connect(server.baseUrl);
  const state = await tiktok.upload(sample.post, undefined, keeping());
  const busy = { name: 'ProviderError', nothingStarted: false, retryable: true, retryAfterMs: 10_000 };
  expect(await rejection(tiktok.publish(sample.post, state, patient))).toMatchObject(busy);
  expect(await rejection(tiktok.find?.(sample.post, state, new Date(), patient) ?? Promise.resolve())).toMatchObject(
    busy,
  );
  // Whoever uploads again finds all of it there, and sends nothing.
  const again = await tiktok.upload(sample.post, state, keeping());
  expect(await tiktok.publish(sample.post, again, patient)).toMatchObject({ state: 'live' });
  expect(server.posts).toHaveLength(1);
  expect(server.calls.filter(({ route }) => route === 'last')).toHaveLength(1);
});

test('questions that fail after the last chunk do not take the post back', async () => {
  await using server = await startTikTokEmulator({
    faults: [
      { on: 'status', nth: 1, does: says(401, 'access_token_invalid') },
      { on: 'status', nth: 2, does: says(401, 'access_token_invalid') },
      { on: 'status', nth: 3, does: { reset: 'before' } },
      { on: 'status', nth: 4, does: says(429, 'rate_limit_exceeded') },
    ],
  });
  await using sample = await direct({ bytes: 1000 });
  expect(await publish(connect(server.baseUrl), sample.post)).toMatchObject({ state: 'live' });
});

test.each([
  ['settings', { caption: 'Other words.' }, 0],
  ['an address that is an hour old', {}, 3_600_000],
])('an unfinished upload is left for %s', async (_name, changes, later) => {
  await using server = await startTikTokEmulator();
  await using sample = await direct();
  const state = await connect(server.baseUrl).upload(sample.post, undefined, keeping());
  const tiktok = connect(server.baseUrl, { now: () => Date.now() + later });
  const readiness = await tiktok.check(sample.post, state, patient);
  expect(readiness.state).toBe(later === 0 ? 'ready' : 'failed');
  const post = { ...sample.post, ...changes };
  await publish(tiktok, post, state);
  expect(server.opened()).toBe(2);
  expect(server.posts).toMatchObject([{ publishId: 'v_pub_2', sha256: post.video.sha256 }]);
});

test('a token that ends in the middle is renewed once', async () => {
  await using sample = await direct({ bytes: 1000 });
  let asked = 0;
  await using server = await startTikTokEmulator({ token: () => ((asked += 1) > 3 ? tokens[1] : tokens[0]) });
  const tools = toolsOf(server.baseUrl);
  await publish(
    createTikTok(tools, async () => undefined),
    sample.post,
  );
  expect(tools.renewals()).toBe(1);
  expect(server.posts).toHaveLength(1);
});

const refusals: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  [
    '401 for good',
    says(401, 'access_token_invalid'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect tiktok/) },
  ],
  ['a missing scope', says(401, 'scope_not_authorized'), { name: 'UserError', hint: expect.stringMatching(/scope/) }],
  [
    'an app without an audit',
    says(403, 'unaudited_client_can_only_post_to_private_accounts'),
    { nothingStarted: true, retryable: false, hint: expect.stringMatching(/private/) },
  ],
  [
    'the posts of a day',
    says(403, 'spam_risk_too_many_posts'),
    { nothingStarted: true, retryable: false, hint: expect.stringMatching(/24 hours/) },
  ],
  [
    'five drafts that wait',
    says(403, 'spam_risk_too_many_pending_share'),
    { retryable: false, hint: expect.stringMatching(/inbox/) },
  ],
  ['429', { answer: 429, headers: { 'retry-after': '7' } }, { retryable: true, retryAfterMs: 7000 }],
  ['a refusal with status 200', says(200, 'invalid_params'), { nothingStarted: true, retryable: false }],
  ['an inner error with status 200', says(200, 'internal_error'), { retryable: true }],
  ['502 as a page', { answer: 502, body: '<html>Bad Gateway</html>' }, { nothingStarted: false, retryable: true }],
];

test.each(refusals)('an init that is refused: %s', async (_name, does, expected) => {
  await using server = await startTikTokEmulator({ faults: [{ on: 'init', does }] });
  await using sample = await direct({ bytes: 1000 });
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const secret of [...tokens, 'let-me-in']) expect(inspect(error, { depth: 9 })).not.toContain(secret);
  expect(server.opened()).toBe(0);
});
