import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Post } from '../../../src/publish/post.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import { createMastodon } from '../../../src/publish/publishers/mastodon/mastodon.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startMastodonEmulator, type MastodonEmulator } from '../../emulators/mastodon.ts';
import { rejection } from '../../generate/rejection.ts';
import { carry, ready } from './carry.ts';
import { keeping, patient, tokens, toolsAt } from './publisher-at.ts';
import { samplePost, type SamplePost } from './sample-post.ts';

const noon = Date.parse('2026-12-01T12:00:00Z');
const connect = ({ baseUrl }: MastodonEmulator, now: () => number = () => noon): Publisher =>
  createMastodon(toolsAt(baseUrl, { service: 'mastodon' }, now));
const sample = (changes: Partial<Post> & { bytes?: number } = {}): Promise<SamplePost> =>
  samplePost({ service: 'mastodon', platform: 'mastodon', ...changes });
const routes = ({ calls }: MastodonEmulator): readonly string[] => calls.map(({ route }) => route);
const says = (answer: number, error: string) => ({ answer, body: { error } });

test('a video with thumbnail and description becomes a post', async () => {
  await using server = await startMastodonEmulator({ looks: 3 });
  await using one = await sample({ locale: 'pt-BR', options: { visibility: 'unlisted', spoiler: 'News' } });
  const live = await carry(connect(server), one.post);
  expect(live).toEqual({ id: 'status-1', url: 'https://social.test/@brand/status-1', state: 'live' });
  expect(server.statuses).toMatchObject([
    {
      status: 'It is here.\n\n#launch #aurora',
      visibility: 'unlisted',
      sensitive: false,
      spoiler_text: 'News',
      language: 'pt',
    },
  ]);
  const { sha256 } = one.post.video;
  expect(server.media).toMatchObject([
    { sha256, description: 'Aurora One', thumbnail: { type: 'image/jpeg', bytes: 9 } },
  ]);
  expect(server.calls.find(({ route }) => route === 'publish')?.headers['idempotency-key']).toBe(one.post.key);
});

test.each([
  ['far ahead', '2026-12-01T15:00:00+01:00', true, 'scheduled', '2026-12-01T14:00:00.000Z'],
  ['there', '2026-12-01T12:00:00Z', false, 'live', undefined],
  ['past', '2026-12-01T11:59:00Z', false, 'live', undefined],
])('a time that is %s', async (_name, schedule, native, state, at) => {
  await using server = await startMastodonEmulator({ now: () => noon });
  await using one = await sample({ schedule });
  const mastodon = connect(server);
  expect(mastodon.schedules(one.post)).toBe(native);
  const { requests } = await mastodon.prepare(one.post, patient);
  expect(await carry(mastodon, one.post)).toMatchObject({ state });
  expect(server.statuses[0]?.scheduled_at).toBe(at);
  expect(JSON.parse(JSON.stringify(requests.at(-1)?.body)).scheduled_at).toBe(at);
  expect(await mastodon.find?.(one.post, { media: '22348641', what: '' }, new Date(), patient)).toMatchObject({
    state,
  });
});

test('a time that is too near for the server is left to us', async () => {
  await using server = await startMastodonEmulator({ now: () => noon });
  await using one = await sample({ schedule: '2026-12-01T12:03:00Z' });
  const mastodon = connect(server);
  expect(mastodon.schedules(one.post)).toBe(false);
  const error = await rejection(carry(mastodon, one.post));
  expect(error).toMatchObject({ nothingStarted: true, retryable: false, hint: expect.stringMatching(/again/) });
  expect(server.statuses).toHaveLength(0);
});

test.each([
  ['before', { reset: 'before' }, 1, undefined],
  ['within', { cutAt: 100_000 }, 1, undefined],
  ['after', { reset: 'after' }, 2, undefined],
  ['by 500', { answer: 500 }, 1, undefined],
  ['by 429', { answer: 429, headers: { 'x-ratelimit-reset': '2026-12-01T12:00:09Z' } }, 1, 9000],
] as const)('an upload that is cut %s is made again', async (_name, does, media, waits) => {
  await using server = await startMastodonEmulator({ faults: [{ on: 'upload', nth: 1, does }] });
  await using one = await sample();
  const kept = keeping();
  const error = await rejection(connect(server).upload(one.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  expect(error).toHaveProperty('retryAfterMs', waits);
  await carry(connect(server), one.post, kept.state());
  expect(server.media).toHaveLength(media);
  expect(server.statuses).toHaveLength(1);
});

test('an upload that is there is used, unless it was forgotten or something in it has changed', async () => {
  await using server = await startMastodonEmulator();
  await using one = await sample();
  const kept = keeping();
  const state = await connect(server).upload(one.post, undefined, kept);
  expect(kept.progress.at(-1)).toBe(one.post.video.bytes);
  expect(await connect(server).upload(one.post, kept.state(), keeping())).toEqual(state);
  expect(server.media).toHaveLength(1);
  await connect(server).upload({ ...one.post, title: 'Other words' }, kept.state(), keeping());
  expect(server.media).toHaveLength(2);
  server.forget();
  expect(await connect(server).check(one.post, state, patient)).toMatchObject({ state: 'failed' });
  await connect(server).upload(one.post, kept.state(), keeping());
  expect(server.media).toHaveLength(1);
});

const lost: readonly (readonly [name: string, does: Misdeed, error: object, found: boolean])[] = [
  ['a reset before', { reset: 'before' }, { nothingStarted: false, retryable: false }, false],
  ['a reset after', { reset: 'after' }, { nothingStarted: false, retryable: false }, true],
  ['503', { answer: 503, headers: { 'retry-after': '7' } }, { nothingStarted: false, retryable: false }, false],
  ['an answer that is a page', 'page', { nothingStarted: false, retryable: false }, false],
  ['422', says(422, 'Validation failed: Text is too long'), { nothingStarted: true, retryable: false }, false],
  [
    '422 for what is not processed',
    says(422, 'Cannot attach files that have not finished processing. Try again in a moment!'),
    { nothingStarted: true, retryable: true },
    false,
  ],
  [
    '403',
    says(403, 'This action is outside the authorized scopes'),
    { nothingStarted: true, hint: expect.stringMatching(/write:statuses/) },
    false,
  ],
  [
    '429',
    { answer: 429, headers: { 'retry-after': '7' } },
    { nothingStarted: true, retryable: true, retryAfterMs: 7000 },
    false,
  ],
];

test.each(lost)('the one call that meets %s', async (_name, does, expected, found) => {
  await using server = await startMastodonEmulator({ faults: [{ on: 'publish', nth: 1, does }] });
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  const error = await rejection(connect(server).publish(one.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  const now = await connect(server).find?.(one.post, state, new Date(), patient);
  expect(now?.id).toBe(found ? 'status-1' : undefined);
  // Found out by reading: the key was not used a second time.
  expect(routes(server).filter((route) => route === 'publish')).toHaveLength(1);
});

test('an upload that is neither free nor in a list cannot be known', async () => {
  await using server = await startMastodonEmulator();
  await using one = await sample();
  const state = await ready(connect(server), one.post);
  await connect(server).publish(one.post, state, patient);
  server.remove();
  const error = await rejection(connect(server).find?.(one.post, state, new Date(), patient) ?? Promise.resolve());
  expect(error).toMatchObject({ name: 'ProviderError', retryable: false });
});

test('a token that ends in the middle is renewed once', async () => {
  let asked = 0;
  await using server = await startMastodonEmulator({ token: () => (++asked > 1 ? tokens[1] : tokens[0]) });
  await using one = await sample();
  const tools = toolsAt(server.baseUrl, { service: 'mastodon' });
  await carry(createMastodon(tools), one.post);
  expect(tools.renewals()).toBe(1);
  expect(server.statuses).toHaveLength(1);
});

const refusals: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  [
    '401 for good',
    says(401, 'The access token is invalid'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect mastodon/) },
  ],
  [
    '403',
    says(403, 'This action is outside the authorized scopes'),
    { retryable: false, hint: expect.stringMatching(/write:media/) },
  ],
  [
    '413 as a page',
    { answer: 413, body: '<html>413</html>' },
    { retryable: false, message: expect.stringMatching(/413: a web page/) },
  ],
  ['422', says(422, 'Validation failed: File content type is invalid'), { retryable: false, nothingStarted: true }],
];

test.each(refusals)('an upload that is refused: %s', async (_name, does, expected) => {
  await using server = await startMastodonEmulator({ faults: [{ on: 'upload', does }] });
  await using one = await sample();
  const kept = keeping();
  const error = await rejection(connect(server).upload(one.post, undefined, kept));
  expect(error).toMatchObject(expected);
  for (const token of tokens) expect(inspect([error, kept.state()], { depth: 9 })).not.toContain(token);
});

test.each([
  ['being processed', { looks: 9 }, { state: 'processing', afterMs: 3000 }],
  ['not to be processed', { processes: false }, { state: 'failed', message: expect.stringMatching(/422/) }],
])('a video that is %s', async (_name, options, expected) => {
  await using server = await startMastodonEmulator(options);
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  expect(await connect(server).check(one.post, state, patient)).toEqual(expected);
});

test('a failed look is no verdict', async () => {
  await using server = await startMastodonEmulator({ faults: [{ on: 'media', does: { answer: 502 } }] });
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  expect(await rejection(connect(server).check(one.post, state, patient))).toMatchObject({ retryable: true });
});

const long = `https://aurora.example/${'x'.repeat(90)} @friend@far.away.example`;

test.each([
  [
    'an address counts 23, a mention without its server',
    { caption: long, hashtags: [] },
    {},
    [],
    '31 of 500 characters',
  ],
  ['more than this server takes', { caption: 'ü'.repeat(490) }, {}, ['caption'], '507 of 500 characters'],
  [
    'a server that takes more',
    { caption: 'ü'.repeat(490) },
    { statuses: { max_characters: 5000 } },
    [],
    '507 of 5000 characters',
  ],
  [
    'a small server',
    {},
    { media_attachments: { video_size_limit: 1000, video_matrix_limit: 921_600 } },
    ['bytes', 'frame'],
    '28 of 500 characters',
  ],
  ['no MP4', {}, { media_attachments: { supported_mime_types: ['image/png'] } }, ['type'], '28 of 500 characters'],
  ['a long description', { options: { alt: 'x'.repeat(1501) } }, {}, ['alt'], '28 of 500 characters'],
])('prepare() asks the server for its limits: %s', async (_name, changes, configuration, broken, caption) => {
  await using server = await startMastodonEmulator({ configuration });
  await using one = await sample();
  const { limits } = await connect(server).prepare({ ...one.post, ...changes }, patient);
  expect(limits.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(broken);
  expect(limits.find(({ name }) => name === 'caption')?.value).toBe(caption);
});

test.each([
  ['an option that there is not', { visibilty: 'private' }],
  ['a visibility that there is not', { visibility: 'friends' }],
])('nothing is sent with %s', async (_name, options) => {
  await using server = await startMastodonEmulator();
  await using one = await sample({ options });
  expect(await rejection(connect(server).upload(one.post, undefined, keeping()))).toMatchObject({ name: 'UserError' });
  expect(server.calls).toHaveLength(0);
});

test('an account without a server is a mistake', () => {
  const { baseUrl: _none, ...account } = toolsAt('', { service: 'mastodon' }).account;
  const tools = { ...toolsAt('', {}), account: { ...account, baseUrl: undefined } };
  expect(() => createMastodon(tools)).toThrow(/which server/);
});
