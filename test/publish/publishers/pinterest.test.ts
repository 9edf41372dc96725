import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Account } from '../../../src/publish/publisher-tools.ts';
import type { Post } from '../../../src/publish/post.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import { createPinterest } from '../../../src/publish/publishers/pinterest/pinterest.ts';
import type { Misdeed } from '../../emulators/faults.ts';
import { startPinterestEmulator, type PinterestEmulator } from '../../emulators/pinterest.ts';
import { rejection } from '../../generate/rejection.ts';
import { carry, ready } from './carry.ts';
import { keeping, patient, tokens, toolsAt } from './publisher-at.ts';
import { samplePost, type SamplePost } from './sample-post.ts';

const connect = ({ baseUrl }: PinterestEmulator, account: Partial<Account> = {}): Publisher =>
  createPinterest(toolsAt(baseUrl, { service: 'pinterest', settings: { board: '549755885175' }, ...account }));
const sample = (changes: Partial<Post> & { bytes?: number } = {}): Promise<SamplePost> =>
  samplePost({ service: 'pinterest', platform: 'pinterest', ...changes });
const routes = ({ calls }: PinterestEmulator): readonly string[] => calls.map(({ route }) => route);
const says = (answer: number, code: number, message: string) => ({ answer, body: { code, message } });

test('a video with its cover becomes a pin', async () => {
  await using server = await startPinterestEmulator({ looks: 3 });
  await using one = await sample({ options: { link: 'https://aurora.example/one', alt: 'A phone', section: '77' } });
  const live = await carry(connect(server), one.post);
  expect(live).toEqual({ id: '901', url: 'https://www.pinterest.com/pin/901/', state: 'live' });
  expect(server.pins).toEqual([
    {
      board_id: '549755885175',
      board_section_id: '77',
      title: 'Aurora One',
      description: 'It is here.\n\n#launch #aurora',
      link: 'https://aurora.example/one',
      alt_text: 'A phone',
      media_source: {
        source_type: 'video_id',
        media_id: '5427000',
        cover_image_content_type: 'image/jpeg',
        cover_image_data: Buffer.from('a picture').toString('base64'),
      },
    },
  ]);
  expect(server.media).toMatchObject([{ sha256: one.post.video.sha256 }]);
});

test.each([
  ['the link of the post', {}, 'https://aurora.example/one'],
  ['one of its own', { options: { link: 'https://aurora.example/pin' } }, 'https://aurora.example/pin'],
])('a pin leads to %s', async (_name, changes, link) => {
  await using server = await startPinterestEmulator();
  await using one = await sample({ link: 'https://aurora.example/one', ...changes });
  await carry(connect(server), one.post);
  expect(server.pins).toMatchObject([{ link }]);
});

test.each([
  ['without a cover', { cover: undefined }, 0],
  ['with a moment', { options: { coverSeconds: 3, board: '1' } }, 3],
])('a pin %s shows a moment of the video', async (_name, changes, second) => {
  await using server = await startPinterestEmulator();
  await using one = await sample(changes);
  await carry(connect(server), one.post);
  expect(server.pins[0]?.media_source).toMatchObject({ cover_image_key_frame_time: second });
});

test.each([
  ['before it is registered', 'register', { reset: 'before' }, 1],
  ['after it is registered', 'register', { reset: 'after' }, 2],
  ['before the storage', 'storage', { reset: 'before' }, 2],
  ['within the storage', 'storage', { cutAt: 100_000 }, 2],
  ['after the storage', 'storage', { reset: 'after' }, 1],
  [
    'by 503 of the storage',
    'storage',
    { answer: 503, body: '<?xml version="1.0"?><Error><Code>SlowDown</Code></Error>' },
    2,
  ],
] as const)('an upload that is cut %s', async (_name, on, does, media) => {
  await using server = await startPinterestEmulator({ faults: [{ on, nth: 1, does }] });
  await using one = await sample();
  const kept = keeping();
  const error = await rejection(connect(server).upload(one.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await carry(connect(server), one.post, kept.state());
  expect(server.media).toHaveLength(media);
  expect(server.media.at(-1)).toMatchObject({ sha256: one.post.video.sha256 });
  // The right to the storage is not written down.
  for (const secret of [...tokens, 'sig-77', 'cG9saWN5']) expect(inspect(kept.state())).not.toContain(secret);
});

test('an upload that is forgotten, or of another file, is made again', async () => {
  await using server = await startPinterestEmulator();
  await using one = await sample();
  const { video } = one.post;
  const state = await ready(connect(server), one.post);
  await connect(server).upload(one.post, state, keeping());
  expect(server.media).toHaveLength(1);
  await connect(server).upload({ ...one.post, video: { ...video, sha256: 'another' } }, state, keeping());
  expect(server.media).toHaveLength(2);
  server.forget();
  expect(await connect(server).check(one.post, state, patient)).toMatchObject({ state: 'failed' });
  await connect(server).upload(one.post, state, keeping());
  expect(server.media).toHaveLength(1);
});

const lost: readonly (readonly [name: string, does: Misdeed, error: object, found: boolean])[] = [
  ['a reset before', { reset: 'before' }, { nothingStarted: false, retryable: false }, false],
  ['a reset after', { reset: 'after' }, { nothingStarted: false, retryable: false }, true],
  ['500', { answer: 500 }, { nothingStarted: false, retryable: false }, false],
  ['an answer that is a page', 'page', { nothingStarted: false, retryable: false }, false],
];

test.each(lost)('the one call that meets %s', async (_name, does, expected, found) => {
  await using server = await startPinterestEmulator({ faults: [{ on: 'publish', nth: 1, does }] });
  await using one = await sample();
  const since = new Date();
  const state = await ready(connect(server), one.post);
  const error = await rejection(connect(server).publish(one.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  const now = connect(server).find?.(one.post, state, since, patient) ?? Promise.resolve(undefined);
  // A pin that is seen is there; one that is not seen may be.
  const cannotBeKnown = { retryable: false, hint: 'Look at the board, then settle it: reelmill resolve.' };
  expect(await (found ? now : rejection(now))).toMatchObject(found ? { id: '901', state: 'live' } : cannotBeKnown);
  expect(routes(server).filter((route) => route === 'publish')).toHaveLength(1);
});

test('find() reads every page, and takes neither other words, nor older pins, nor one of two', async () => {
  await using server = await startPinterestEmulator();
  await using one = await sample();
  const pinterest = connect(server);
  const state = await ready(pinterest, one.post);
  await pinterest.publish({ ...one.post, title: 'Another' }, state, patient);
  const find = (since: Date) => pinterest.find?.(one.post, state, since, patient) ?? Promise.resolve(undefined);
  expect(await rejection(find(new Date()))).toMatchObject({ message: expect.stringMatching(/does not show/) });
  await pinterest.publish(one.post, state, patient);
  expect(await find(new Date())).toMatchObject({ id: '902' });
  expect(await rejection(find(new Date(Date.now() + 120_000)))).toMatchObject({
    message: expect.stringMatching(/does not show/),
  });
  await pinterest.publish(one.post, state, patient);
  expect(await rejection(find(new Date()))).toMatchObject({ message: expect.stringMatching(/has 2 such pins/) });
});

const refused: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['400', says(400, 1, 'Invalid title'), { nothingStarted: true, retryable: false }],
  [
    '403',
    says(403, 29, 'You are not permitted to access that resource.'),
    { nothingStarted: true, hint: expect.stringMatching(/scope/) },
  ],
  ['404', says(404, 40, 'Board not found.'), { nothingStarted: true, hint: expect.stringMatching(/board/) }],
  [
    '429',
    { answer: 429, headers: { 'retry-after': '7' } },
    { nothingStarted: true, retryable: true, retryAfterMs: 7000 },
  ],
];

test.each(refused)('a pin that is refused with %s is not there', async (_name, does, expected) => {
  await using server = await startPinterestEmulator({ faults: [{ on: 'publish', does }] });
  await using one = await sample();
  const error = await rejection(carry(connect(server), one.post));
  expect(error).toMatchObject({ name: 'ProviderError', ...expected });
  expect(server.pins).toHaveLength(0);
});

test('an app on trial is told what it lacks', async () => {
  await using server = await startPinterestEmulator({ trial: true });
  await using one = await sample();
  const error = await rejection(carry(connect(server), one.post));
  expect(error).toMatchObject({ nothingStarted: true, hint: expect.stringMatching(/standard access/) });
});

test('a token that ends in the middle is renewed once', async () => {
  let asked = 0;
  await using server = await startPinterestEmulator({ token: () => (++asked > 2 ? tokens[1] : tokens[0]) });
  await using one = await sample();
  const tools = toolsAt(server.baseUrl, { service: 'pinterest', settings: { board: '1' } });
  await carry(createPinterest(tools), one.post);
  expect(tools.renewals()).toBe(1);
  expect(server.pins).toHaveLength(1);
});

test.each([
  [
    '401 for good',
    'register',
    says(401, 2, 'Authentication failed.'),
    { name: 'UserError', hint: expect.stringMatching(/reelmill connect pinterest/) },
  ],
  [
    '403 of the storage',
    'storage',
    { answer: 403, body: '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>' },
    { retryable: false, message: expect.stringMatching(/AccessDenied/) },
  ],
  ['500', 'register', { answer: 500 }, { retryable: true }],
] as const)('an upload that is refused: %s', async (_name, on, does, expected) => {
  await using server = await startPinterestEmulator({ faults: [{ on, does }] });
  await using one = await sample();
  const error = await rejection(connect(server).upload(one.post, undefined, keeping()));
  expect(error).toMatchObject(expected);
  for (const token of tokens) expect(inspect(error, { depth: 9 })).not.toContain(token);
});

test.each([
  ['being processed', { looks: 9 }, { state: 'processing', afterMs: 5000 }],
  ['not to be processed', { processes: false }, { state: 'failed', message: 'Pinterest says of the video: failed.' }],
])('a video that is %s', async (_name, options, expected) => {
  await using server = await startPinterestEmulator(options);
  await using one = await sample();
  const state = await connect(server).upload(one.post, undefined, keeping());
  expect(await connect(server).check(one.post, state, patient)).toEqual(expected);
});

const video = { path: '', sha256: '', bytes: 80_000, seconds: 12, width: 1080, height: 1920 };

test.each([
  ['nothing', {}, []],
  ['long words', { title: 'x'.repeat(101), caption: 'x'.repeat(790) }, ['title', 'caption']],
  ['a short one', { video: { ...video, seconds: 3 } }, ['seconds']],
  ['a wide one', { video: { ...video, width: 3840 } }, ['shape']],
  ['a moment that there is not', { options: { coverSeconds: 12 } }, ['coverSeconds']],
])('prepare() tells of broken limits: %s', async (_name, changes, broken) => {
  await using server = await startPinterestEmulator();
  await using one = await sample();
  const { limits, requests } = await connect(server).prepare({ ...one.post, ...changes }, patient);
  expect(limits.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(broken);
  expect(requests.map(({ irreversible }) => irreversible)).toEqual([false, false, true]);
});

test.each([
  ['no board', {}, {}, /board/],
  // A number of eighteen digits is another one by the time YAML has read it.
  ['a board that is not in quotes', { board: 5.497558851751e17 }, {}, /board/],
  ['a link that leads nowhere', { link: 'javascript:alert(1)' }, { board: '1' }, /link/],
])('nothing is prepared with %s', async (_name, options, settings, expected) => {
  await using server = await startPinterestEmulator();
  await using one = await sample({ options });
  const error = await rejection(connect(server, { settings }).prepare(one.post, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringMatching(expected) });
});
