import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import type { UploadState } from '../../../../src/publish/publisher.ts';
import { type FacebookEmulator, startFacebookEmulator } from '../../../emulators/facebook.ts';
import type { Misdeed } from '../../../emulators/faults.ts';
import type { MetaFault } from '../../../emulators/meta-server.ts';
import { rejection } from '../../../generate/rejection.ts';
import { temporaryFolder } from '../../../generate/temporary-folder.ts';
import { metaPost, postFile } from '../meta/meta-post.ts';
import { patient, tokens } from '../meta/meta-tools.ts';
import { upload, uploaded } from '../meta/upload.ts';
import { connect, page } from './connect.ts';

const token = tokens[0];
const words = 'The night is yours.\n\n#auroraone #nightphotography';
const platforms = ['facebook-reels', 'facebook'] as const;
type PagePlatform = (typeof platforms)[number];
const says = (code: number, message: string, subcode?: number) => ({
  error: { message, code, error_subcode: subcode },
});

/** A post whose file is there. */
async function ready(
  server: FacebookEmulator,
  platform: PagePlatform,
  changes: Partial<Post> = {},
): Promise<{ readonly post: Post; readonly state: UploadState }> {
  await using folder = await temporaryFolder();
  const post = metaPost('facebook', platform, await postFile(folder.file('video.mp4')), changes);
  return { post, state: await uploaded(connect(server.baseUrl), post) };
}

const sent: readonly (readonly [name: PagePlatform, steps: readonly string[], fields: object, url: RegExp])[] = [
  [
    'facebook-reels',
    ['reels', 'upload', 'look', 'reels'],
    { upload_phase: 'finish', video_id: expect.any(String), video_state: 'PUBLISHED' },
    /^https:\/\/www\.facebook\.com\/reel\/\d+$/,
  ],
  [
    'facebook',
    ['session', 'transfer', 'videos'],
    { fbuploader_video_file_chunk: expect.stringMatching(/^2:/), published: 'true' },
    /^https:\/\/www\.facebook\.com\/watch\/\?v=\d+$/,
  ],
];

test.each(sent)('%s: uploads, looks and publishes', async (platform, steps, fields, url) => {
  await using server = await startFacebookEmulator({ token });
  await using folder = await temporaryFolder();
  const title = 'Aurora One';
  const post = metaPost('facebook', platform, await postFile(folder.file('video.mp4')), { title });
  const { saved, progress, state = {} } = await upload(connect(server.baseUrl), post);
  expect(saved.at(-1)).toEqual(state);
  expect(progress.at(-1)).toBe(post.video.bytes);
  expect(server.posts).toHaveLength(0);
  expect(await connect(server.baseUrl).check(post, state, patient)).toEqual({ state: 'ready' });
  const published = await connect(server.baseUrl).publish(post, state, patient);
  expect(server.calls.map(({ route }) => route)).toEqual(steps);
  expect(server.posts).toEqual([
    expect.objectContaining({ fields: { ...fields, title, description: words }, sha256: post.video.sha256 }),
  ]);
  expect(published).toEqual({ id: server.posts[0]?.id, url: expect.stringMatching(url), state: 'live' });
  expect(JSON.stringify(saved)).not.toContain(token);
});

const cuts: readonly (readonly [name: string, platform: PagePlatform, fault: MetaFault])[] = [
  ['a reel before it began', 'facebook-reels', { on: 'reels', nth: 1, does: { reset: 'before' } }],
  ['a reel after it began', 'facebook-reels', { on: 'reels', nth: 1, does: { reset: 'after' } }],
  ['a reel before the first byte', 'facebook-reels', { on: 'upload', nth: 1, does: { reset: 'before' } }],
  ['a reel in the middle', 'facebook-reels', { on: 'upload', nth: 1, does: { cutAt: 150_000 } }],
  ['a reel after the last byte', 'facebook-reels', { on: 'upload', nth: 1, does: { reset: 'after' } }],
  ['a video before it began', 'facebook', { on: 'session', nth: 1, does: { reset: 'before' } }],
  ['a video after it began', 'facebook', { on: 'session', nth: 1, does: { reset: 'after' } }],
  ['a video before the first byte', 'facebook', { on: 'transfer', nth: 1, does: { reset: 'before' } }],
  ['a video in the middle', 'facebook', { on: 'transfer', nth: 1, does: { cutAt: 150_000 } }],
  ['a video after the last byte', 'facebook', { on: 'transfer', nth: 1, does: { reset: 'after' } }],
  ['a video by 500', 'facebook', { on: 'transfer', nth: 1, does: { answer: 500 } }],
];

test.each(cuts)('goes on with %s', async (_name, platform, fault) => {
  await using server = await startFacebookEmulator({ token, faults: [fault] });
  await using folder = await temporaryFolder();
  const post = metaPost('facebook', platform, await postFile(folder.file('video.mp4')));
  const first = await upload(connect(server.baseUrl), post);
  expect(first.error).toMatchObject({ name: 'ProviderError', retryable: true });
  const state = await uploaded(connect(server.baseUrl), post, first.saved.at(-1));
  await connect(server.baseUrl).publish(post, state, patient);
  expect(server.posts).toEqual([expect.objectContaining({ sha256: post.video.sha256 })]);
  const taken = [...server.reels.map((reel) => reel.upload), ...server.sessions.values()].reduce(
    (sum, one) => sum + one.bytes,
    0,
  );
  expect(taken).toBe(post.video.bytes);
});

test('begins anew when the session is of no use any more', async () => {
  const cut = { does: { cutAt: 10_000 }, nth: 1 };
  const gone: MetaFault = { on: 'offset', does: { answer: 404, body: says(100, 'No such session') } };
  await using server = await startFacebookEmulator({
    token,
    faults: [{ on: 'upload', ...cut }, { on: 'transfer', ...cut }, gone],
  });
  await using folder = await temporaryFolder();
  for (const platform of platforms) {
    const post = metaPost('facebook', platform, await postFile(folder.file('video.mp4')));
    const { saved } = await upload(connect(server.baseUrl), post);
    server.tell({ video_status: 'expired' });
    await uploaded(connect(server.baseUrl), post, saved.at(-1));
  }
  expect(server.reels).toHaveLength(2);
  expect(server.sessions.size).toBe(2);
});

test.each(platforms)('%s: a token that expires in the middle is renewed', async (platform) => {
  await using server = await startFacebookEmulator({ token });
  await using folder = await temporaryFolder();
  const post = metaPost('facebook', platform, await postFile(folder.file('video.mp4')));
  const { error } = await upload(connect(server.baseUrl), post, { onSave: () => server.trust(tokens[1]) });
  expect(error).toBeUndefined();
  expect(server.reels.length + server.sessions.size).toBe(1);
});

const looks: readonly (readonly [name: string, status: object, readiness: object])[] = [
  ['not all there', { uploading_phase: { status: 'in_progress' } }, { state: 'processing', afterMs: 10_000 }],
  ['expired', { video_status: 'expired' }, { state: 'failed', message: 'The upload has expired.' }],
  [
    'broken',
    { processing_phase: { status: 'error', error: { message: 'Resolution too low.' } } },
    { state: 'failed', message: 'Resolution too low.' },
  ],
  [
    'broken, in a list',
    { video_status: 'error', processing_phase: { status: 'error', errors: [{ message: 'Too short.' }] } },
    { state: 'failed', message: 'Too short.' },
  ],
  [
    'broken without a word',
    { uploading_phase: { status: 'error' } },
    { state: 'failed', message: 'The video could not be processed.' },
  ],
];

test.each(looks)('a reel that is %s', async (_name, status, readiness) => {
  await using server = await startFacebookEmulator({ token });
  const { post, state } = await ready(server, 'facebook-reels');
  server.tell(status);
  expect(await connect(server.baseUrl).check(post, state, patient)).toEqual(readiness);
});

const refused = { name: 'ProviderError', nothingStarted: true, retryable: false };
const unknown = { name: 'ProviderError', nothingStarted: false, retryable: false };
const calls: readonly (readonly [name: string, does: Misdeed, error: object, live: number])[] = [
  [
    'the wrong shape',
    { answer: 400, body: says(100, 'Invalid aspect ratio', 1363040) },
    { ...refused, hint: expect.stringContaining('9:16') },
    0,
  ],
  [
    'too few pixels',
    { answer: 400, body: says(100, 'Resolution too low', 1363127) },
    { ...refused, hint: expect.stringContaining('540x960') },
    0,
  ],
  [
    'the wrong length',
    { answer: 400, body: says(100, 'Too long', 1363128) },
    { ...refused, hint: expect.stringContaining('3 to 90') },
    0,
  ],
  [
    'the same words again',
    { answer: 400, body: says(506, 'Duplicate status message') },
    { ...refused, hint: expect.stringContaining('caption') },
    0,
  ],
  [
    'a block',
    { answer: 400, body: says(368, 'Blocked for a while') },
    { ...refused, hint: expect.stringContaining('quality') },
    0,
  ],
  [
    'no right',
    { answer: 403, body: says(200, 'Requires pages_manage_posts') },
    { name: 'UserError', hint: expect.stringContaining('pages_manage_posts') },
    0,
  ],
  [
    'a token that is refused',
    { answer: 401, body: says(190, `Malformed access token ${token}`) },
    { name: 'UserError', hint: expect.stringContaining('reelmill connect facebook') },
    0,
  ],
  [
    '429',
    { answer: 429, headers: { 'retry-after': '9' } },
    { nothingStarted: true, retryable: true, retryAfterMs: 9000, throttled: true },
    0,
  ],
  ['an unknown error, as 400', { answer: 400, body: says(1, 'An unknown error occurred') }, unknown, 0],
  ['500', { answer: 500 }, unknown, 0],
  ['a reset before', { reset: 'before' }, unknown, 0],
  ['a reset after', { reset: 'after' }, unknown, 1],
  ['a page', 'page', unknown, 0],
  ['an answer that says nothing', { answer: 200, body: {} }, unknown, 0],
];

test.each(platforms.flatMap((platform) => calls.map(([name, ...rest]) => [platform, name, ...rest] as const)))(
  '%s: publishing that meets %s',
  async (platform, _name, does, error, live) => {
    const reel = platform === 'facebook-reels';
    await using server = await startFacebookEmulator({
      token,
      faults: [reel ? { on: 'reels', nth: 2, does } : { on: 'videos', nth: 1, does }],
    });
    const { post, state } = await ready(server, platform);
    const met = await rejection(connect(server.baseUrl).publish(post, state, patient));
    expect(met).toMatchObject(error);
    expect(server.posts).toHaveLength(live);
    for (const secret of tokens) expect(inspect(met, { depth: 9, showHidden: true })).not.toContain(secret);
  },
);

test('a reel whose answer was lost is looked up', async () => {
  await using server = await startFacebookEmulator({
    token,
    faults: [{ on: 'reels', nth: 2, does: { reset: 'after' } }],
  });
  const { post, state } = await ready(server, 'facebook-reels');
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  const found = await connect(server.baseUrl).find?.(post, state, new Date(), patient);
  expect(found).toEqual({ id: state['id'], url: `https://www.facebook.com/reel/${state['id']}`, state: 'live' });
});

test('a reel that was never asked for is still only uploaded', async () => {
  await using server = await startFacebookEmulator({ token });
  const { post, state } = await ready(server, 'facebook-reels');
  expect(await connect(server.baseUrl).find?.(post, state, new Date(), patient)).toBeUndefined();
});

const fates: readonly (readonly [name: string, retryable: boolean, status: object])[] = [
  ['is processed', true, { video_status: 'processing', processing_phase: { status: 'in_progress' } }],
  [
    'says only what it would become',
    true,
    { publishing_phase: { status: 'not_started', publish_status: 'published' } },
  ],
  ['says nothing of its phases', true, { processing_phase: {}, publishing_phase: {} }],
  ['has failed', false, { video_status: 'error', publishing_phase: { status: 'error' } }],
];

test.each(fates)('a reel that %s settles nothing', async (_name, retryable, status) => {
  await using server = await startFacebookEmulator({ token });
  const { post, state } = await ready(server, 'facebook-reels');
  server.tell(status);
  const find = connect(server.baseUrl).find?.(post, state, new Date(), patient);
  expect(await rejection(Promise.resolve(find))).toMatchObject({ name: 'ProviderError', retryable });
});

test('a reel on its way out is out', async () => {
  await using server = await startFacebookEmulator({ token });
  const { post, state } = await ready(server, 'facebook-reels');
  server.tell({ video_status: 'processing', publishing_phase: { status: 'in_progress' } });
  expect(await connect(server.baseUrl).find?.(post, state, new Date(), patient)).toMatchObject({ state: 'live' });
});

test('a feed video whose answer was lost is known by its words', async () => {
  await using server = await startFacebookEmulator({
    token,
    faults: [{ on: 'videos', nth: 1, does: { reset: 'after' } }],
  });
  const { post, state } = await ready(server, 'facebook');
  await rejection(connect(server.baseUrl).publish(post, state, patient));
  const found = await connect(server.baseUrl).find?.(post, state, new Date(), patient);
  expect(found).toMatchObject({ id: server.posts[0]?.id, state: 'live' });
});

const unlisted: readonly (readonly [name: string, changes: Partial<Post>])[] = [
  ['is not listed', {}],
  ['has no words', { caption: undefined, hashtags: [] }],
];

test.each(unlisted)('a feed video that %s may be out all the same', async (_name, changes) => {
  await using server = await startFacebookEmulator({ token });
  const { post, state } = await ready(server, 'facebook', changes);
  const find = connect(server.baseUrl).find?.(post, state, new Date(), patient);
  expect(await rejection(Promise.resolve(find))).toMatchObject({
    name: 'ProviderError',
    retryable: false,
    hint: expect.stringContaining('reelmill resolve'),
  });
});

const noon = Date.parse('2026-12-01T12:00:00Z');
const minutes = (count: number): Partial<Post> => ({ schedule: new Date(noon + count * 60_000).toISOString() });
const clock = { now: () => noon };

test.each(platforms)('%s: Facebook itself waits from 10 minutes to 30 days', async (platform) => {
  await using server = await startFacebookEmulator({ token, ...clock });
  const { post, state } = await ready(server, platform, minutes(60));
  const publisher = connect(server.baseUrl, clock);
  const can = (count: number): boolean => publisher.schedules({ ...post, ...minutes(count) });
  expect([9, 10, 30 * 1440, 30 * 1440 + 1].map(can)).toEqual([false, true, true, false]);
  expect(publisher.schedules({ ...post, schedule: undefined })).toBe(false);
  expect(await publisher.publish(post, state, patient)).toMatchObject({ state: 'scheduled' });
  const shown =
    platform === 'facebook'
      ? { published: 'false', unpublished_content_type: 'SCHEDULED' }
      : { video_state: 'SCHEDULED' };
  expect(server.posts[0]?.fields).toMatchObject({ ...shown, scheduled_publish_time: String(noon / 1000 + 3600) });
});

test.each(platforms)('%s: is not published before its time', async (platform) => {
  await using server = await startFacebookEmulator({ token, ...clock });
  const { post, state } = await ready(server, platform, minutes(5));
  const early = await rejection(connect(server.baseUrl, clock).publish(post, state, patient));
  expect(early).toMatchObject({ nothingStarted: true, retryable: true, retryAfterMs: 300_000 });
  expect(server.posts).toHaveLength(0);
  const later = { now: () => noon + 300_000 };
  expect(await connect(server.baseUrl, later).publish(post, state, patient)).toMatchObject({ state: 'live' });
  expect(server.posts).toHaveLength(1);
});

test('a scheduled reel whose answer was lost waits', async () => {
  await using server = await startFacebookEmulator({
    token,
    ...clock,
    faults: [{ on: 'reels', nth: 2, does: { reset: 'after' } }],
  });
  const { post, state } = await ready(server, 'facebook-reels', minutes(60));
  await rejection(connect(server.baseUrl, clock).publish(post, state, patient));
  expect(await connect(server.baseUrl).find?.(post, state, new Date(noon), patient)).toMatchObject({
    state: 'scheduled',
  });
});

test('cover and captions follow a video in the feed', async () => {
  await using server = await startFacebookEmulator({ token, faults: [{ on: 'add', nth: 3, does: { answer: 500 } }] });
  await using folder = await temporaryFolder();
  const srt = await postFile(folder.file('teaser.srt'), 40);
  const cover = await postFile(folder.file('cover.jpg'), 40);
  const { post, state } = await ready(server, 'facebook', { cover, captions: { srt, vtt: srt }, locale: 'ja' });
  const published = await connect(server.baseUrl).publish(post, state, patient);
  await connect(server.baseUrl).finish?.(post, published, patient);
  expect(server.extras).toEqual(
    expect.arrayContaining([
      {
        id: published.id,
        edge: 'thumbnails',
        fields: { is_preferred: 'true', source: expect.stringMatching(/^cover\.jpg: /) },
      },
      {
        id: published.id,
        edge: 'captions',
        fields: { default_locale: 'ja_JP', captions_file: expect.stringMatching(/^captions\.ja_JP\.srt: /) },
      },
    ]),
  );
  // One that fails is told, and keeps the other from nothing.
  expect(await rejection(Promise.resolve(connect(server.baseUrl).finish?.(post, published, patient)))).toMatchObject({
    retryable: true,
  });
  expect(server.extras).toHaveLength(3);
});

const video = { path: '/out/teaser.mp4', sha256: 'abc', bytes: 8_000_000 };
const plain = (platform: PagePlatform, changes: Partial<Post> = {}): Post =>
  metaPost('facebook', platform, video, changes);
const shape = (width: number, height: number, seconds = 12) => ({ video: { ...video, seconds, width, height } });

test.each(platforms)('%s: shows what would go out, and asks nothing', async (platform) => {
  await using server = await startFacebookEmulator({ token });
  const prepared = await connect(server.baseUrl, clock).prepare(
    plain(platform, { madeByModel: true, ...minutes(5) }),
    patient,
  );
  const base = `${server.baseUrl}/v26.0/`;
  const urls =
    platform === 'facebook'
      ? ['app/uploads', 'the id of the answer', `${page}/videos`]
      : [`${page}/video_reels`, '', `${page}/video_reels`];
  expect(prepared.requests.map(({ url }) => url.replace(base, '').replace(/^the upload_url.*/, ''))).toEqual(urls);
  expect(prepared.requests.map(({ irreversible }) => irreversible)).toEqual([false, false, true]);
  expect(prepared.requests[2]?.body).toMatchObject(
    platform === 'facebook' ? { published: 'true' } : { video_state: 'PUBLISHED' },
  );
  expect(prepared.limits.every(({ ok }) => ok)).toBe(true);
  expect(prepared.notes[0]).toContain('post.disclosure');
  expect(server.calls).toHaveLength(0);
});

const broken: readonly (readonly [name: string, limit: string, value: string, post: Post])[] = [
  [
    'a square reel',
    'frame',
    '1080x1080 of at least 540x960 in the same shape',
    plain('facebook-reels', shape(1080, 1080)),
  ],
  ['a small reel', 'frame', '360x640 of at least 540x960 in the same shape', plain('facebook-reels', shape(360, 640))],
  ['a long reel', 'seconds', '91 of 3 to 90 s', plain('facebook-reels', shape(1080, 1920, 91))],
  [
    'a long caption',
    'caption',
    '63207 of 63206 characters',
    plain('facebook', { caption: 'x'.repeat(63_207), hashtags: [] }),
  ],
  ['a long title', 'title', '256 of 255 characters', plain('facebook', { title: 'x'.repeat(256) })],
  [
    'a large video',
    'bytes',
    '4000000001 of 4000000000 bytes',
    plain('facebook', { video: { ...shape(1080, 1350).video, bytes: 4_000_000_001 } }),
  ],
];

test.each(broken)('%s breaks a limit', async (_name, name, value, given) => {
  const { limits } = await connect('http://127.0.0.1:9').prepare(given, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: expect.stringMatching(/\w/) }]);
});
