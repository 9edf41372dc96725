import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { nobody } from '../../../emulators/nobody.ts';
import type { Post } from '../../../../src/publish/post.ts';
import type { Account } from '../../../../src/publish/publisher-tools.ts';
import type { Publisher, UploadState } from '../../../../src/publish/publisher.ts';
import { countText } from '../../../../src/publish/publishers/threads/count-text.ts';
import { createThreads } from '../../../../src/publish/publishers/threads/threads.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import type { MetaFault } from '../../../emulators/meta-server.ts';
import { startThreadsEmulator, type ThreadsEmulator } from '../../../emulators/threads.ts';
import { rejection } from '../../../generate/rejection.ts';
import { temporaryFolder } from '../../../generate/temporary-folder.ts';
import { metaPost, postFile } from '../meta/meta-post.ts';
import { metaAccount, metaTools, patient, tokens } from '../meta/meta-tools.ts';
import { upload, uploaded } from '../meta/upload.ts';
import { serveFolder, type ServedFolder } from './serve-folder.ts';

const token = tokens[0];
const tomorrow = (): number => Date.now() + 25 * 3_600_000;
const user = '26500000000000001';
const words = 'The night is yours.\n\n#auroraone #nightphotography';
const says = (code: number, message: string, subcode?: number) => ({
  error: { message, code, error_subcode: subcode },
});

interface Connection {
  readonly settings?: Account['settings'];
  readonly now?: () => number;
}

/** Each is a new one, as after a crash. */
function connect(baseUrl: string, { settings = {}, now = Date.now }: Connection = {}): Publisher {
  return createThreads(
    metaTools({ account: metaAccount('threads', user, baseUrl, settings), now, renewed: tokens[1] }),
  );
}

interface Stage extends AsyncDisposable {
  readonly server: ThreadsEmulator;
  readonly web: ServedFolder;
  readonly post: Post;
  readonly connect: (more?: Connection) => Publisher;
  readonly file: (name: string) => string;
}

/** Threads, and a web server that has the folder out/. */
async function stage(
  options: {
    readonly faults?: readonly MetaFault[];
    readonly quota?: { used: number; total: number };
    readonly ranges?: boolean;
  } = {},
  changes: Partial<Post> = {},
): Promise<Stage> {
  const folder = await temporaryFolder();
  const file = folder.file('aurora-one/threads/teaser-en.mp4');
  await mkdir(path.dirname(file), { recursive: true });
  const post = metaPost('threads', 'threads', await postFile(file), changes);
  const server = await startThreadsEmulator({ token, ...options });
  const web = await serveFolder(folder.file(''), options);
  const settings = { publicBaseUrl: `${web.address}/` };
  return {
    server,
    web,
    post,
    file: folder.file,
    connect: (more) => connect(server.baseUrl, { settings, ...more }),
    async [Symbol.asyncDispose]() {
      await Promise.all([server.close(), web.close(), folder[Symbol.asyncDispose]()]);
    },
  };
}

/** A post whose container is ready. */
async function ready({ server, post, connect: again }: Stage): Promise<UploadState> {
  const state = await uploaded(again(), post);
  server.settle('FINISHED');
  return state;
}

test('lets Threads fetch the approved file, and publishes it once', async () => {
  await using set = await stage();
  const { server, post } = set;
  const { saved, state = {} } = await upload(set.connect(), post);
  expect(saved).toEqual([state]);
  const video_url = `${set.web.address}/aurora-one/threads/teaser-en.mp4`;
  expect(server.containers[0]?.fields).toEqual({
    media_type: 'VIDEO',
    video_url,
    text: words,
    reply_control: 'everyone',
  });
  expect(await set.connect().check(post, state, patient)).toEqual({ state: 'processing', afterMs: 60_000 });
  expect(await set.connect().check(post, state, patient)).toEqual({ state: 'ready' });
  const published = await set.connect().publish(post, state, patient);
  expect(server.posts).toEqual([{ id: published.id, text: words, sha256: post.video.sha256 }]);
  expect(published).toMatchObject({ url: `https://www.threads.net/@brand/post/${published.id}`, state: 'live' });
  expect(server.count).toMatchObject({ create: 1, publish: 1 });
  expect(JSON.stringify(saved)).not.toContain(token);
  expect(set.connect().schedules({ ...post, schedule: '2026-12-01T09:00:00+09:00' })).toBe(false);
});

test('sends options', async () => {
  await using set = await stage(
    {},
    { options: { topicTag: 'Night photography', altText: 'A phone', replyControl: 'mentioned_only' } },
  );
  await uploaded(set.connect(), set.post);
  expect(set.server.containers[0]?.fields).toMatchObject({
    topic_tag: 'Night photography',
    alt_text: 'A phone',
    reply_control: 'mentioned_only',
  });
});

test('without a public address, says what to set up', async () => {
  await using set = await stage();
  for (const ask of [
    set.connect({ settings: {} }).prepare(set.post, patient),
    uploaded(set.connect({ settings: {} }), set.post),
  ]) {
    expect(await rejection(ask)).toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('public address'),
      hint: expect.stringMatching(/publicBaseUrl.*videoUrl/),
    });
  }
  expect(set.server.calls).toHaveLength(0);
});

const elsewhere: readonly (readonly [name: string, ranges: boolean, file: string, wrong: RegExp | undefined])[] = [
  ['the file', true, 'same.mp4', undefined],
  ['the file, from a server without ranges', false, 'same.mp4', undefined],
  ['nothing', true, 'none.mp4', /answers 404/],
  ['a shorter file', true, 'short.mp4', /has 299999 bytes, not 300000/],
  ['a shorter file, from a server without ranges', false, 'short.mp4', /has 299999 bytes/],
  ['another file of the same size', true, 'other.mp4', /is not the file that was approved/],
];

test.each(elsewhere)('an address with %s', async (_name, ranges, name, wrong) => {
  await using set = await stage({ ranges });
  await postFile(set.file('same.mp4'));
  await postFile(set.file('short.mp4'), 299_999);
  await writeFile(set.file('other.mp4'), (await readFile(set.file('same.mp4'))).toReversed());
  const post = { ...set.post, options: { videoUrl: `${set.web.address}/${name}` } };
  const { limits } = await set.connect().prepare(post, patient);
  const { error } = await upload(set.connect(), post);
  const told = limits.find((limit) => limit.name === 'address');
  expect(told).toMatchObject({
    ok: wrong === undefined,
    value: expect.stringMatching(wrong ?? /is the approved file/),
  });
  expect(error instanceof Error ? error.message : '').toMatch(wrong ?? /^$/);
  expect(set.server.containers).toHaveLength(wrong === undefined ? 1 : 0);
});

test('an address where nobody listens', async () => {
  await using set = await stage();
  const { error } = await upload(set.connect(), { ...set.post, options: { videoUrl: `http://${nobody}/a.mp4` } });
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('ECONNREFUSED') });
});

test('what opens a presigned address is shown to nobody', async () => {
  await using set = await stage();
  const secret = 'X-Amz-Signature=5b1d9e';
  const post = (name: string): Post => ({ ...set.post, options: { videoUrl: `${set.web.address}/${name}?${secret}` } });
  const prepared = await set.connect().prepare(post('none.mp4'), patient);
  const { error } = await upload(set.connect(), post('none.mp4'));
  expect(inspect([prepared, error], { depth: 9, showHidden: true })).not.toContain(secret);
  expect(prepared.requests[0]?.body).toMatchObject({ video_url: `${set.web.address}/none.mp4?…` });
  await uploaded(set.connect(), post('aurora-one/threads/teaser-en.mp4'));
  expect(set.server.containers[0]?.fields['video_url']).toContain(secret);
});

const cuts: readonly (readonly [name: string, fault: MetaFault, containers: number])[] = [
  ['before the container was made', { on: 'create', nth: 1, does: { reset: 'before' } }, 1],
  ['after the container was made', { on: 'create', nth: 1, does: { reset: 'after' } }, 2],
  ['by 500', { on: 'create', nth: 1, does: { answer: 500 } }, 1],
];

test.each(cuts)('goes on when it was cut off %s', async (_name, fault, containers) => {
  await using set = await stage({ faults: [fault] });
  const first = await upload(set.connect(), set.post);
  expect(first.error).toMatchObject({ name: 'ProviderError', retryable: true });
  const state = await uploaded(set.connect(), set.post, first.saved.at(-1));
  expect(set.server.containers).toHaveLength(containers);
  expect(await uploaded(set.connect(), set.post, state)).toEqual(state);
  expect(set.server.containers).toHaveLength(containers);
});

test('makes a container anew for another file, after a failure and after a day', async () => {
  await using set = await stage();
  const state = await uploaded(set.connect(), set.post);
  await uploaded(set.connect(), set.post, { ...state, sha256: 'other' });
  await uploaded(set.connect({ now: tomorrow }), set.post, state);
  set.server.settle('ERROR');
  await uploaded(set.connect(), set.post, state);
  expect(set.server.containers).toHaveLength(4);
});

test('a file that Threads cannot fetch fails', async () => {
  await using set = await stage();
  const state = await uploaded(set.connect(), set.post);
  await set.web.close();
  expect(await set.connect().check(set.post, state, patient)).toEqual({
    state: 'failed',
    message: 'FAILED_DOWNLOADING_VIDEO',
  });
});

const again = { name: 'ProviderError', retryable: true };
const reads: readonly (readonly [name: string, does: Misdeed, error: object])[] = [
  ['500', { answer: 500 }, again],
  ['429', { answer: 429, headers: { 'retry-after': '3' } }, { ...again, retryAfterMs: 3000 }],
  ['an object that does not exist', { answer: 400, body: says(100, 'Object does not exist', 33) }, again],
  [
    'no right',
    { answer: 403, body: says(10, 'Permission denied') },
    { name: 'UserError', hint: expect.stringContaining('threads_content_publish') },
  ],
];

test.each(reads)('a look that meets %s is no verdict', async (_name, does, error) => {
  await using set = await stage({ faults: [{ on: 'look', nth: 1, does }] });
  const state = await ready(set);
  expect(await rejection(set.connect().check(set.post, state, patient))).toMatchObject(error);
});

test('a token that expires is renewed; one that is refused for good is for a person', async () => {
  await using set = await stage();
  set.server.trust(tokens[1]);
  await uploaded(set.connect(), set.post);
  set.server.trust('another');
  const { error } = await upload(set.connect(), set.post);
  expect(error).toMatchObject({ name: 'UserError', hint: expect.stringContaining('reelmill connect threads') });
  for (const secret of tokens) expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
});

const unknown = { name: 'ProviderError', nothingStarted: false, retryable: false };
const calls: readonly (readonly [name: string, does: Misdeed, error: object, live: number])[] = [
  ['400', { answer: 400, body: says(100, 'Invalid parameter') }, { nothingStarted: true, retryable: false }, 0],
  ['429', { answer: 429 }, { nothingStarted: true, retryable: true, throttled: true }, 0],
  ['an unknown error, as 400', { answer: 400, body: says(1, 'An unknown error occurred') }, unknown, 0],
  ['500', { answer: 500 }, unknown, 0],
  ['a reset after', { reset: 'after' }, unknown, 1],
  ['a page', 'page', unknown, 0],
];

test.each(calls)('publishing that meets %s is sent once', async (_name, does, error, live) => {
  await using set = await stage({ faults: [{ on: 'publish', does }] });
  const state = await ready(set);
  expect(await rejection(set.connect().publish(set.post, state, patient))).toMatchObject(error);
  expect(set.server.posts).toHaveLength(live);
  expect(set.server.count['publish']).toBe(1);
});

test('a lost answer is looked up', async () => {
  await using set = await stage({ faults: [{ on: 'publish', does: { reset: 'after' } }] });
  const state = await ready(set);
  await rejection(set.connect().publish(set.post, state, patient));
  const found = await set.connect().find?.(set.post, state, new Date(), patient);
  expect(found).toEqual({ id: set.server.posts[0]?.id, url: expect.stringContaining('/@brand/post/'), state: 'live' });
});

test('a container that is still FINISHED was not published; one IN_PROGRESS settles nothing', async () => {
  await using set = await stage();
  const state = await uploaded(set.connect(), set.post);
  const find = async () => await set.connect().find?.(set.post, state, new Date(), patient);
  expect(await rejection(find())).toMatchObject(again);
  set.server.settle('FINISHED');
  expect(await find()).toBeUndefined();
});

test('shows what would go out', async () => {
  await using set = await stage({ quota: { used: 250, total: 250 } }, { madeByModel: true });
  const { requests, limits, notes } = await set.connect().prepare(set.post, patient);
  expect(requests.map(({ url, irreversible }) => [url.split('/').at(-1), irreversible])).toEqual([
    ['threads', false],
    ['threads_publish', true],
  ]);
  expect(limits.map(({ name, ok }) => [name, ok])).toEqual([
    ['caption', true],
    ['seconds', true],
    ['bytes', true],
    ['address', true],
    ['quota', false],
  ]);
  expect(notes).toEqual([expect.stringContaining('post.disclosure'), expect.stringContaining('hashtags')]);
  expect(set.server.calls.map(({ route }) => route)).toEqual(['quota']);
});

const broken: readonly (readonly [name: string, limit: string, value: string, changes: Partial<Post>])[] = [
  ['501 characters', 'caption', '501 of 500 characters', { caption: 'ü'.repeat(501), hashtags: [] }],
  ['126 emoji', 'caption', '504 of 500 characters', { caption: '🎬'.repeat(126), hashtags: [] }],
];

test.each(broken)('%s break a limit', async (_name, name, value, changes) => {
  await using set = await stage({}, changes);
  const { limits } = await set.connect().prepare(set.post, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: 'Shorten the caption.' }]);
});

const wrong: readonly (readonly [name: string, options: Post['options']])[] = [
  ['topicTag', { topicTag: 'a.b' }],
  ['topicTag', { topicTag: 'x'.repeat(51) }],
  ['videoUrl', { videoUrl: 'file:///teaser.mp4' }],
  ['replyControl', { replyControl: 'nobody' }],
];

test.each(wrong)('refuses a wrong %s', async (name, options) => {
  await using set = await stage({}, { options });
  const error = await rejection(set.connect().prepare(set.post, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(`post.services.threads.${name}`) });
});

const counted: readonly (readonly [text: string, length: number])[] = [
  ['', 0],
  ['abc ü 日本', 8],
  ['1 #2', 4],
  ['🎬', 4],
  // A family and a flag are several code points, and one emoji.
  ['👨‍👩‍👧', 18],
  ['🇯🇵!', 9],
  ['☺️', 6],
];

test.each(counted)('%j counts %d', (text, length) => {
  expect(countText(text)).toBe(length);
});
