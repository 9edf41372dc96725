import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Account } from '../../../src/publish/publisher-tools.ts';
import type { Post } from '../../../src/publish/post.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import { createLinkedIn } from '../../../src/publish/publishers/linkedin/linkedin.ts';
import { littleText } from '../../../src/publish/publishers/linkedin/little-text.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import {
  linkedinPartBytes,
  organisation,
  startLinkedInEmulator,
  type LinkedInEmulator,
  type LinkedInRoute,
} from '../../emulators/linkedin.ts';
import type { PublishingFault } from '../../emulators/publishing-server.ts';
import { rejection } from '../../generate/rejection.ts';
import { carry, ready } from './carry.ts';
import { keeping, patient, tokens, toolsAt } from './publisher-at.ts';
import { samplePost, type SamplePost } from './sample-post.ts';

const connect = (
  { baseUrl }: LinkedInEmulator,
  account: Partial<Account> = {},
  now: () => number = Date.now,
): Publisher => createLinkedIn(toolsAt(baseUrl, { service: 'linkedin', id: organisation, ...account }, now));
const sample = (changes: Partial<Post> & { bytes?: number } = {}): Promise<SamplePost> =>
  samplePost({ service: 'linkedin', platform: 'linkedin', ...changes });
const routes = ({ calls }: LinkedInEmulator): readonly string[] => calls.map(({ route }) => route);
const says = (answer: number, code: string, message = `It is ${code}.`) => ({
  answer,
  body: { status: answer, code, message },
});

test('parts, cover and captions become a post', async () => {
  await using server = await startLinkedInEmulator({ looks: 3 });
  await using one = await sample({ caption: 'It is (here) @all', locale: 'de', options: { reshare: false } });
  const tools = toolsAt(server.baseUrl, { service: 'linkedin', id: organisation });
  const live = await carry(createLinkedIn(tools), one.post);
  expect(live).toEqual({
    id: 'urn:li:share:1',
    url: 'https://www.linkedin.com/feed/update/urn:li:share:1/',
    state: 'live',
  });
  expect(server.posts).toMatchObject([
    {
      author: organisation,
      commentary: 'It is \\(here\\) \\@all\n\n{hashtag|\\#|launch} {hashtag|\\#|aurora}',
      visibility: 'PUBLIC',
      content: { media: { id: 'urn:li:video:C1', title: 'Aurora One' } },
      isReshareDisabledByAuthor: true,
    },
  ]);
  expect(server.videos).toMatchObject(
    [
      {
        sha256: one.post.video.sha256,
        cover: 9,
        captions: { metadata: { format: 'SRT', locale: { language: 'DE', country: 'DE' } }, srt: /Hello/ },
      },
    ].map((video) => ({ ...video, captions: { ...video.captions, srt: expect.stringMatching(video.captions.srt) } })),
  );
  expect(tools.opened.every(({ bytes }) => !(bytes > linkedinPartBytes))).toBe(true);
});

test.each([
  ['a b', 'a b'],
  ['50% (off) [now] {x} <y> a_b*c~d|e@f\\g', '50% \\(off\\) \\[now\\] \\{x\\} \\<y\\> a\\_b\\*c\\~d\\|e\\@f\\\\g'],
  ['#1 in #Tech_2026!', '\\#1 in {hashtag|\\#|Tech\\_2026}!'],
  ['C#major #日本', 'C\\#major {hashtag|\\#|日本}'],
])('the little text of %s', (text, expected) => {
  expect(littleText(text)).toBe(expected);
});

const cuts: readonly (readonly [name: string, fault: PublishingFault<LinkedInRoute>, videos: number])[] = [
  ['before the start', { on: 'begin', nth: 1, does: { reset: 'before' } }, 1],
  ['after the start', { on: 'begin', nth: 1, does: { reset: 'after' } }, 2],
  ['before a part', { on: 'part', nth: 3, does: { reset: 'before' } }, 1],
  ['within a part', { on: 'part', nth: 3, does: { cutAt: 100_000 } }, 1],
  ['after a part', { on: 'part', nth: 3, does: { reset: 'after' } }, 1],
  ['by 503 at a part', { on: 'part', nth: 3, does: { answer: 503 } }, 1],
  ['by a part without a name', { on: 'part', nth: 3, does: { answer: 200, body: 'ok' } }, 1],
  ['at the cover', { on: 'cover', nth: 1, does: { reset: 'after' } }, 1],
  ['at the captions', { on: 'captions', nth: 1, does: { answer: 500 } }, 1],
  ['before the end', { on: 'finish', nth: 1, does: { reset: 'before' } }, 1],
  ['after the end', { on: 'finish', nth: 1, does: { reset: 'after' } }, 1],
  ['by 429', { on: 'finish', nth: 1, does: { answer: 429, headers: { 'retry-after': '7' } } }, 1],
];

test.each(cuts)('an upload that is cut %s goes on where it was', async (_name, fault, videos) => {
  await using server = await startLinkedInEmulator({ faults: [fault] });
  await using one = await sample();
  const kept = keeping();
  const error = await rejection(connect(server).upload(one.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await carry(connect(server), one.post, kept.state());
  expect(server.videos).toHaveLength(videos);
  expect(server.videos.at(-1)).toMatchObject({ sha256: one.post.video.sha256, cover: 9 });
  expect(server.received.get('part')).toBeLessThanOrEqual(one.post.video.bytes * 1.1);
  for (const token of tokens) expect(inspect(kept.state())).not.toContain(token);
});

test.each([
  ['has ended', {}, { until: Date.now() - 1 }],
  ['is of another cover', { cover: undefined }, {}],
])('an upload that %s is started anew', async (_name, changes, options) => {
  await using server = await startLinkedInEmulator({
    ...options,
    faults: [{ on: 'part', nth: 3, does: { reset: 'before' } }],
  });
  await using one = await sample();
  const kept = keeping();
  await rejection(connect(server).upload(one.post, undefined, kept));
  await ready(connect(server), { ...one.post, ...changes }, kept.state());
  expect(server.videos).toHaveLength(2);
});

test('an upload whose addresses are no longer taken is a verdict, so that a new one is made', async () => {
  await using server = await startLinkedInEmulator({ faults: [{ on: 'part', nth: 3, does: { reset: 'before' } }] });
  await using one = await sample();
  const kept = keeping();
  await rejection(connect(server).upload(one.post, undefined, kept));
  server.forget();
  const error = await rejection(connect(server).upload(one.post, kept.state(), keeping()));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: false, message: expect.stringMatching(/no longer/) });
});

test('a finished upload is not sent again', async () => {
  await using server = await startLinkedInEmulator();
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  expect(await connect(server).upload(one.post, state, keeping())).toEqual(state);
  expect(routes(server).filter((route) => route === 'begin')).toHaveLength(1);
});

const lost: readonly (readonly [name: string, does: Misdeed, error: object, found: boolean])[] = [
  ['a reset before', { reset: 'before' }, { nothingStarted: false, retryable: false }, false],
  ['a reset after', { reset: 'after' }, { nothingStarted: false, retryable: false }, true],
  ['504', { answer: 504 }, { nothingStarted: false, retryable: false }, false],
  ['an answer without a name', 'page', { nothingStarted: false, retryable: false }, false],
  ['400', says(400, 'INVALID'), { nothingStarted: true, retryable: false }, false],
  ['403', says(403, 'ACCESS_DENIED'), { nothingStarted: true, hint: expect.stringMatching(/w_member_social/) }, false],
  ['426', says(426, 'NONEXISTENT_VERSION'), { nothingStarted: true, hint: expect.stringMatching(/version/) }, false],
  [
    '429',
    says(429, 'TOO_MANY_REQUESTS'),
    { nothingStarted: true, retryable: true, hint: expect.stringMatching(/UTC/) },
    false,
  ],
];

test.each(lost)('the one call that meets %s', async (_name, does, expected, found) => {
  await using server = await startLinkedInEmulator({ faults: [{ on: 'publish', nth: 1, does }] });
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  const error = await rejection(connect(server).publish(one.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  const now = await connect(server).find?.(one.post, state, new Date(), patient);
  expect(now?.id).toBe(found ? 'urn:li:share:1' : undefined);
  expect(server.posts).toHaveLength(found ? 1 : 0);
});

test.each([
  ['a person may not read posts', { reads: false }],
  ['too many later posts are listed', { others: 50 }],
])('where %s, it cannot be known', async (_name, options) => {
  await using server = await startLinkedInEmulator(options);
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  await connect(server).publish(one.post, state, patient);
  const error = await rejection(connect(server).find?.(one.post, state, new Date(), patient) ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'ProviderError', retryable: false, hint: expect.stringMatching(/resolve/) });
});

test('the very same words are refused as a duplicate', async () => {
  await using server = await startLinkedInEmulator();
  await using one = await sample();
  await carry(connect(server), one.post);
  const error = await rejection(carry(connect(server), one.post));
  expect(error).toMatchObject({ nothingStarted: true, hint: expect.stringMatching(/very same words/) });
  expect(server.posts).toHaveLength(1);
});

test('where a video may not be read, some time is given to it', async () => {
  await using server = await startLinkedInEmulator({ reads: false });
  await using one = await sample();
  let now = Date.now();
  const linkedin = connect(server, { id: 'urn:li:person:mm8EyA56mj' }, () => now);
  const state = await linkedin.upload(one.post, undefined, keeping());
  expect(await linkedin.check(one.post, state, patient)).toEqual({ state: 'processing', afterMs: 180_000 });
  now += 180_000;
  expect(await linkedin.check(one.post, state, patient)).toEqual({ state: 'ready' });
});

test.each([
  ['being processed', { looks: 9 }, { state: 'processing', afterMs: 5000 }],
  ['not to be processed', { failure: 'bad codec' }, { state: 'failed', message: 'LinkedIn: bad codec' }],
])('a video that is %s', async (_name, options, expected) => {
  await using server = await startLinkedInEmulator(options);
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  expect(await connect(server).check(one.post, state, patient)).toEqual(expected);
  server.forget();
  expect(await connect(server).check(one.post, state, patient)).toMatchObject({ state: 'failed' });
});

test('a token that ends in the middle is renewed once', async () => {
  let asked = 0;
  await using server = await startLinkedInEmulator({ token: () => (++asked > 1 ? tokens[1] : tokens[0]) });
  await using one = await sample();
  const tools = toolsAt(server.baseUrl, { service: 'linkedin', id: organisation });
  await carry(createLinkedIn(tools), one.post);
  expect(tools.renewals()).toBe(1);
  expect(server.posts).toHaveLength(1);
});

const refusals: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  [
    '401 for good',
    says(401, 'EXPIRED_ACCESS_TOKEN'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect linkedin/) },
  ],
  ['403', says(403, 'ACCESS_DENIED'), { retryable: false, hint: expect.stringMatching(/w_organization_social/) }],
  ['500', { answer: 500 }, { retryable: true, nothingStarted: false }],
  [
    'an answer that cannot be read',
    { answer: 200, body: { value: {} } },
    { retryable: true, message: expect.stringMatching(/cannot be read/) },
  ],
];

test.each(refusals)('an upload that is refused: %s', async (_name, does, expected) => {
  await using server = await startLinkedInEmulator({ faults: [{ on: 'begin', does }] });
  await using one = await sample();
  const error = await rejection(connect(server).upload(one.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const token of tokens) expect(inspect(error, { depth: 9 })).not.toContain(token);
});

test('a version that has ended is told with what to change, and another can be set', async () => {
  await using server = await startLinkedInEmulator();
  await using one = await sample();
  const old = connect(server, { settings: { version: 202511 } });
  expect(await rejection(old.upload(one.post, undefined, keeping()))).toMatchObject({
    hint: expect.stringMatching(/version/),
  });
  await carry(connect(server, { settings: { version: '202612' } }), one.post);
  expect(server.calls.at(-1)?.headers['linkedin-version']).toBe('202612');
});

const video = { path: '', sha256: '', bytes: 80_000, seconds: 12, width: 1080, height: 1920 };

test.each([
  ['nothing', {}, {}, []],
  ['a long caption', { caption: 'x'.repeat(2990) }, {}, ['caption']],
  ['a short and small one', { video: { ...video, bytes: 74_999, seconds: 2 } }, {}, ['seconds', 'bytes']],
  ['a strip', { video: { ...video, width: 300 } }, {}, ['shape']],
  ['an organisation for its contacts', { options: { visibility: 'CONNECTIONS' } }, {}, ['visibility']],
  ['a person for its contacts', { options: { visibility: 'CONNECTIONS' } }, { id: 'urn:li:person:x' }, []],
])('prepare() tells of broken limits: %s', async (_name, changes, account, broken) => {
  await using server = await startLinkedInEmulator();
  await using one = await sample();
  const { limits, requests } = await connect(server, account).prepare({ ...one.post, ...changes }, patient);
  expect(limits.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(broken);
  expect(requests.map(({ irreversible }) => irreversible)).toEqual([false, false, false, false, false, true]);
  expect(server.calls).toHaveLength(0);
});

test('an account without a URN is a mistake', async () => {
  await using server = await startLinkedInEmulator();
  await using one = await sample();
  const error = await rejection(connect(server, { id: '4711' }).upload(one.post, undefined, keeping()));
  expect(error).toMatchObject({ name: 'UserError', hint: expect.stringMatching(/urn:li/) });
});
