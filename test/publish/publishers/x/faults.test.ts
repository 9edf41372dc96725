import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { createX } from '../../../../src/publish/publishers/x/x.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import type { PublishingFault } from '../../../emulators/publishing-server.ts';
import { startXEmulator, xSays, type XRoute } from '../../../emulators/x.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, tokens, toolsAt } from '../publisher-at.ts';
import { clip, connect, publish, ready } from './connect.ts';

const says = (status: number, title: string, headers: Readonly<Record<string, string>> = {}): Misdeed => ({
  answer: status,
  body: xSays(status, title).body,
  headers,
});

const cuts: readonly (readonly [name: string, fault: PublishingFault<XRoute>, begun: number])[] = [
  ['as the upload begins', { on: 'initialize', nth: 1, does: { reset: 'before' } }, 1],
  ['after it has begun', { on: 'initialize', nth: 1, does: { reset: 'after' } }, 2],
  ['before a segment', { on: 'append', nth: 5, does: { reset: 'before' } }, 1],
  ['within a segment', { on: 'append', nth: 5, does: { cutAt: 1000 } }, 1],
  ['after a segment', { on: 'append', nth: 5, does: { reset: 'after' } }, 1],
  ['by an answer of 503', { on: 'append', nth: 5, does: { answer: 503 } }, 1],
  ['before it is finalized', { on: 'finalize', nth: 1, does: { reset: 'before' } }, 1],
  ['after it is finalized', { on: 'finalize', nth: 1, does: { reset: 'after' } }, 1],
];

test.each(cuts)('an upload that is cut %s goes on where it was', async (_name, fault, begun) => {
  await using server = await startXEmulator({ faults: [fault] });
  await using sample = await clip();
  const kept = keeping();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await publish(connect(server.baseUrl), sample.post, kept.state());
  expect(server.posts).toMatchObject([{ sha256: sample.post.video.sha256 }]);
  expect(server.begun()).toBe(begun);
  expect(server.received.get('append')).toBeLessThanOrEqual(sample.post.video.bytes * 1.1);
});

// What a failure of the post proves, and what the timeline then says.
const table: readonly (readonly [name: string, does: Misdeed, error: object, posts: number])[] = [
  ['a reset before it was taken', { reset: 'before' }, { nothingStarted: false, retryable: false }, 0],
  ['a reset after it was taken', { reset: 'after' }, { nothingStarted: false, retryable: false }, 1],
  ['500', { answer: 500 }, { nothingStarted: false, retryable: false }, 0],
  ['an answer without an id', { answer: 201, body: {} }, { nothingStarted: false, retryable: false }, 0],
  ['400', says(400, 'Invalid Request'), { nothingStarted: true, retryable: false }, 0],
  [
    '402 for want of credits',
    says(402, 'CreditsDepleted'),
    { nothingStarted: true, hint: expect.stringMatching(/credits/) },
    0,
  ],
  ['403', says(403, 'Forbidden'), { nothingStarted: true, retryable: false }, 0],
  [
    '429',
    says(429, 'Too Many Requests', { 'x-rate-limit-reset': '1700000009' }),
    { nothingStarted: true, retryable: true, retryAfterMs: 9000 },
    0,
  ],
];

test.each(table)('a post that meets %s', async (_name, does, expected, posts) => {
  await using server = await startXEmulator({ faults: [{ on: 'post', nth: 1, does }] });
  await using sample = await clip();
  const x = connect(server.baseUrl, () => 1_700_000_000_000);
  const state = await ready(x, sample.post);
  expect(await rejection(x.publish(sample.post, state, patient))).toMatchObject({ name: 'ProviderError', ...expected });
  const found = await connect(server.baseUrl).find?.(sample.post, state, new Date(), patient);
  expect(found?.id).toBe(server.posts[0]?.id);
  expect(server.posts).toHaveLength(posts);
});

test.each([
  ['its video', true],
  ['its words, whose addresses X has shortened', false],
])('finds a post by %s', async (_name, namesMedia) => {
  await using server = await startXEmulator({
    namesMedia,
    timeline: [
      { id: '1', text: 'Another post' },
      { id: '2', text: 'One more' },
    ],
  });
  await using sample = await clip({ caption: 'This & that: https://example.com/new/ now', captions: undefined });
  const x = connect(server.baseUrl);
  const state = await ready(x, sample.post);
  const before = await x.find?.(sample.post, state, new Date(), patient);
  expect(before).toBeUndefined();
  const live = await x.publish(sample.post, state, patient);
  expect(await connect(server.baseUrl).find?.(sample.post, state, new Date(), patient)).toEqual(live);
});

test('words that are there already may be ours: X does not say, and the timeline does', async () => {
  const text = 'It is here.\n\n#launch #aurora';
  await using server = await startXEmulator({ timeline: [{ id: '77', text }] });
  await using sample = await clip();
  const x = connect(server.baseUrl);
  const state = await ready(x, sample.post);
  const error = await rejection(x.publish(sample.post, state, patient));
  expect(error).toMatchObject({ nothingStarted: false, retryable: false, message: expect.stringMatching(/duplicate/) });
  expect(await x.find?.(sample.post, state, new Date(), patient)).toMatchObject({ id: '77' });
});

test.each([
  ['too many posts', {}, Array.from({ length: 6 }, (_, nth) => ({ id: String(nth), text: 'Other' }))],
  ['a community', { community: '12345' }, []],
])('cannot prove that nothing is there: %s', async (_name, options, timeline) => {
  await using server = await startXEmulator({ timeline });
  await using sample = await clip({ options });
  const x = connect(server.baseUrl);
  const state = await ready(x, sample.post);
  const error = await rejection(x.find?.(sample.post, state, new Date(), patient) ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: false, retryable: false });
});

test('a video that X cannot use', async () => {
  await using server = await startXEmulator({ failure: 'Unsupported GOP' });
  await using sample = await clip();
  const x = connect(server.baseUrl);
  const state = await x.upload(sample.post, undefined, keeping());
  const message = 'X cannot use the video: Unsupported GOP.';
  expect(await x.check(sample.post, state, patient)).toEqual({ state: 'failed', message });
});

test('an upload that X has forgotten', async () => {
  await using server = await startXEmulator({ faults: [{ on: 'status', does: { answer: 404 } }] });
  await using sample = await clip();
  const x = connect(server.baseUrl);
  const state = await x.upload(sample.post, undefined, keeping());
  expect(await x.check(sample.post, state, patient)).toMatchObject({ state: 'failed' });
});

test.each([
  ['a day', 86_400_000, undefined],
  ['another file', 0, 'other'],
])('an upload is begun anew for %s', async (_name, later, sha256) => {
  await using server = await startXEmulator();
  await using sample = await clip();
  const state = await ready(connect(server.baseUrl), sample.post);
  const { video } = sample.post;
  const post = { ...sample.post, video: { ...video, sha256: sha256 ?? video.sha256 } };
  await publish(
    connect(server.baseUrl, () => Date.now() + later),
    post,
    state,
  );
  expect(server.begun()).toBe(2);
});

test('a question that fails is no verdict', async () => {
  await using server = await startXEmulator({ faults: [{ on: 'status', nth: 1, does: { answer: 500 } }] });
  await using sample = await clip();
  const x = connect(server.baseUrl);
  const state = await x.upload(sample.post, undefined, keeping());
  expect(await rejection(x.check(sample.post, state, patient))).toMatchObject({ retryable: true });
  expect(await x.check(sample.post, state, patient)).toEqual({ state: 'ready' });
});

test('a token that ends in the middle is renewed once', async () => {
  await using sample = await clip();
  let asked = 0;
  await using server = await startXEmulator({ token: () => ((asked += 1) > 5 ? tokens[1] : tokens[0]) });
  const tools = toolsAt(server.baseUrl, { service: 'x' });
  await publish(createX(tools), sample.post);
  expect(tools.renewals()).toBe(1);
  expect(server.posts).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});

const refusals: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['401 for good', says(401, 'Unauthorized'), { name: 'UserError', hint: expect.stringMatching(/reelmill connect x/) }],
  ['403', says(403, 'Forbidden'), { nothingStarted: true, retryable: false, hint: expect.stringMatching(/scopes/) }],
  ['429', { answer: 429, headers: { 'retry-after': '7' } }, { retryable: true, retryAfterMs: 7000 }],
  ['502 as a page', { answer: 502, body: '<html>Bad Gateway</html>' }, { nothingStarted: false, retryable: true }],
];

test.each(refusals)('an upload that is refused: %s', async (_name, does, expected) => {
  await using server = await startXEmulator({ faults: [{ on: 'initialize', does }] });
  await using sample = await clip();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const token of tokens) expect(inspect(error, { depth: 9 })).not.toContain(token);
  expect(server.begun()).toBe(0);
});
