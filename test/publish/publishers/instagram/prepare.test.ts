import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import type { Account } from '../../../../src/publish/publisher-tools.ts';
import { createInstagram } from '../../../../src/publish/publishers/instagram/instagram.ts';
import { startInstagramEmulator } from '../../../emulators/instagram.ts';
import { rejection } from '../../../generate/rejection.ts';
import { metaPost } from '../meta/meta-post.ts';
import { metaAccount, metaTools, patient, tokens } from '../meta/meta-tools.ts';
import { connect, user } from './connect.ts';

const token = tokens[0];
const video = { path: '/out/teaser.mp4', sha256: 'abc', bytes: 8_000_000 };
const post = (changes: Partial<Post> = {}, platform = 'instagram-reels'): Post =>
  metaPost('instagram', platform, video, changes);
const seconds = (length: number) => ({ video: { ...video, seconds: length, width: 1080, height: 1920 } });
const cover = { path: '/out/cover.jpg', sha256: 'c', bytes: 9 };

test('shows what would go out, and asks only for the quota', async () => {
  await using server = await startInstagramEmulator({ token });
  const prepared = await connect(server.baseUrl).prepare(post({ madeByModel: true }), patient);
  const base = `${server.baseUrl}/v26.0/${user}`;
  expect(prepared).toEqual({
    requests: [
      {
        method: 'POST',
        url: `${base}/media`,
        body: {
          media_type: 'REELS',
          upload_type: 'resumable',
          is_ai_generated: 'true',
          caption: 'The night is yours.\n\n#auroraone #nightphotography',
          share_to_feed: 'true',
        },
        irreversible: false,
      },
      expect.objectContaining({ body: { file: video.path, file_size: 8_000_000, offset: 0 }, irreversible: false }),
      expect.objectContaining({ url: `${base}/media_publish`, irreversible: true }),
    ],
    limits: [
      { name: 'caption', ok: true, value: '49 of 2200 characters', hint: undefined },
      { name: 'hashtags', ok: true, value: '2 of 30 hashtags', hint: undefined },
      { name: 'mentions', ok: true, value: '0 of 20 mentions', hint: undefined },
      { name: 'seconds', ok: true, value: '12 of 3 to 900 s', hint: undefined },
      { name: 'bytes', ok: true, value: '8000000 of 300000000 bytes', hint: undefined },
      { name: 'quota', ok: true, value: '1 of 100 posts in 24 hours used', hint: undefined },
    ],
    costUsd: 0,
    notes: ['It is marked as made with AI (is_ai_generated).'],
  });
  expect(server.calls.map(({ route }) => route)).toEqual(['quota']);
  expect(connect(server.baseUrl).schedules(post({ schedule: '2026-12-01T09:00:00+09:00' }))).toBe(false);
});

const broken: readonly (readonly [name: string, limit: string, value: string, post: Post])[] = [
  ['a long caption', 'caption', '2201 of 2200 characters', post({ caption: '🎬'.repeat(2201), hashtags: [] })],
  [
    '31 hashtags',
    'hashtags',
    '31 of 30 hashtags',
    post({ hashtags: Array.from({ length: 31 }, (_, at) => `tag${at}`) }),
  ],
  ['hashtags in the caption', 'hashtags', '31 of 30 hashtags', post({ caption: '#a '.repeat(30), hashtags: ['b'] })],
  ['21 mentions', 'mentions', '21 of 20 mentions', post({ caption: '@ada '.repeat(21) })],
  ['2 seconds', 'seconds', '2 of 3 to 900 s', post(seconds(2))],
  ['16 minutes', 'seconds', '960 of 3 to 900 s', post(seconds(960))],
  ['a long story', 'seconds', '61 of 3 to 60 s', post(seconds(61), 'instagram-stories')],
  [
    'a large story',
    'bytes',
    '100000001 of 100000000 bytes',
    post({ video: { ...seconds(9).video, bytes: 100_000_001 } }, 'instagram-stories'),
  ],
  ['a cover after the end', 'thumbOffset', '12000 of less than 12000 ms', post({ options: { thumbOffset: 12_000 } })],
  ['four collaborators', 'collaborators', '4 of 3 accounts', post({ options: { collaborators: 'a,b,c,d' } })],
];

test.each(broken)('%s breaks a limit', async (_name, name, value, given) => {
  await using server = await startInstagramEmulator({ token });
  const { limits } = await connect(server.baseUrl).prepare(given, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: expect.stringMatching(/\w/) }]);
});

test('the quota of the day is used up', async () => {
  await using server = await startInstagramEmulator({ token, quota: { used: 50, total: 50 } });
  const { limits } = await connect(server.baseUrl).prepare(post(), patient);
  expect(limits.at(-1)).toMatchObject({ name: 'quota', ok: false, value: '50 of 50 posts in 24 hours used' });
});

const noted: readonly (readonly [name: string, post: Post, notes: readonly unknown[]])[] = [
  ['the words of a story', post({}, 'instagram-stories'), [expect.stringContaining('no words')]],
  ['a cover on disk', post({ cover }), [expect.stringContaining('public address')]],
  ['nothing, with a cover at an address', post({ cover, options: { coverUrl: 'https://example.com/c.jpg' } }), []],
];

test.each(noted)('says that of %s', async (_name, given, notes) => {
  await using server = await startInstagramEmulator({ token });
  expect((await connect(server.baseUrl).prepare(given, patient)).notes).toEqual(notes);
});

const wrong: readonly (readonly [name: string, options: Post['options'], message: RegExp])[] = [
  ['a switch in words', { shareToFeed: 'no' }, /post\.services\.instagram\.shareToFeed/],
  ['a negative moment', { thumbOffset: -1 }, /thumbOffset/],
  ['a cover on disk', { coverUrl: 'cover.jpg' }, /coverUrl/],
];

test.each(wrong)('refuses %s', async (_name, options, message) => {
  await using server = await startInstagramEmulator({ token });
  const error = await rejection(connect(server.baseUrl).prepare(post({ options }), patient));
  expect(error).toMatchObject({
    name: 'UserError',
    message: expect.stringMatching(message),
    hint: expect.stringContaining('docs/publishing'),
  });
});

test('a quota that cannot be read is an error that may be asked again', async () => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'quota', does: { answer: 500 } }] });
  expect(await rejection(connect(server.baseUrl).prepare(post(), patient))).toMatchObject({
    name: 'ProviderError',
    retryable: true,
  });
});

const hosts: readonly (readonly [name: string, settings: Account['settings'], address: string])[] = [
  ['Facebook Login', {}, 'https://graph.facebook.com/v26.0/'],
  ['Instagram Login', { login: 'instagram' }, 'https://graph.instagram.com/v26.0/'],
  ['another version', { graphVersion: 'v27.0' }, 'https://graph.facebook.com/v27.0/'],
];

test.each(hosts)('goes to the address of %s', async (_name, settings, address) => {
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = (url) => {
    urls.push(url instanceof Request ? url.url : url.toString());
    return Promise.resolve(Response.json({ data: [] }));
  };
  const account = { ...metaAccount('instagram', user, '', settings), baseUrl: undefined };
  await createInstagram({ ...metaTools({ account }), fetch }).prepare(post(), patient);
  expect(urls).toEqual([expect.stringContaining(`${address}${user}/content_publishing_limit`)]);
});

test('knows two ways to log in', () => {
  const account = metaAccount('instagram', user, '', { login: 'myspace' });
  expect(() => createInstagram(metaTools({ account }))).toThrow(/login: myspace/);
});
