import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import { planChunks } from '../../../../src/publish/publishers/tiktok/plan-chunks.ts';
import { startTikTokEmulator, tiktokSays } from '../../../emulators/tiktok.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, post as publish, tokens } from '../publisher-at.ts';
import { connect, direct } from './connect.ts';

test('a direct post: creator, init, chunks in order, and the last one that makes it appear', async () => {
  await using server = await startTikTokEmulator({ looks: 3 });
  await using sample = await direct();
  const { post } = sample;
  const tiktok = connect(server.baseUrl);
  const kept = keeping();
  const state = await tiktok.upload(post, undefined, kept);
  expect(server.posts).toHaveLength(0);
  expect(await tiktok.check(post, state, patient)).toEqual({ state: 'ready' });
  const live = await tiktok.publish(post, state, patient);
  expect(live).toEqual({
    id: '7412345678901234567',
    url: 'https://www.tiktok.com/@aurora/video/7412345678901234567',
    state: 'live',
  });
  expect(server.posts).toEqual([
    {
      publishId: 'v_pub_1',
      sha256: post.video.sha256,
      info: {
        title: 'It is here.\n\n#launch #aurora',
        privacy_level: 'PUBLIC_TO_EVERYONE',
        disable_comment: true,
        disable_duet: true,
        disable_stitch: true,
        brand_content_toggle: false,
        brand_organic_toggle: false,
        is_aigc: true,
      },
    },
  ]);
  const puts = server.calls.filter(({ route }) => route === 'chunk' || route === 'last');
  expect(puts.map(({ headers }) => headers['content-range'])).toEqual([
    'bytes 0-5242879/17000000',
    'bytes 5242880-10485759/17000000',
    'bytes 10485760-16999999/17000000',
  ]);
  expect(kept.progress).toEqual([0, 5_242_880, 10_485_760]);
  expect(JSON.stringify([state, kept.state()])).not.toContain(tokens[0]);
});

test.each([
  ['an app without an audit', { audited: false }, {}],
  ['a campaign that wants one', { audited: true }, { mode: 'draft' }],
])('a draft in the inbox: %s', async (_name, account, options) => {
  await using server = await startTikTokEmulator();
  await using sample = await direct({ options, bytes: 100_000 });
  const tiktok = connect(server.baseUrl, account);
  expect(await publish(tiktok, sample.post)).toEqual({ id: 'v_pub_1', url: undefined, state: 'draft' });
  expect(server.posts).toMatchObject([{ info: undefined, sha256: sample.post.video.sha256 }]);
  const { notes } = await tiktok.prepare(sample.post, patient);
  expect(notes.join(' ')).toMatch(/must tick the label/);
  expect(server.calls.some(({ route }) => route === 'creator' || route === 'init')).toBe(false);
});

test('what people turn on is on', async () => {
  await using server = await startTikTokEmulator({ moderated: false });
  const options = { privacy: 'SELF_ONLY', comments: true, duets: true, stitches: true, ownBrand: true, coverMs: 1500 };
  await using sample = await direct({ options, bytes: 1000, madeByModel: false });
  // Moderation is not over, so there is no id yet.
  expect(await publish(connect(server.baseUrl), sample.post)).toEqual({ id: 'v_pub_1', url: undefined, state: 'live' });
  expect(server.posts[0]?.info).toMatchObject({
    privacy_level: 'SELF_ONLY',
    disable_comment: false,
    disable_duet: false,
    disable_stitch: false,
    brand_organic_toggle: true,
    is_aigc: false,
    video_cover_timestamp_ms: 1500,
  });
});

// https://developers.tiktok.com/doc/content-posting-api-media-transfer-guide; the emulator holds init to its rules.
test.each([
  [1, { size: 1, count: 1, lastStart: 0 }],
  [4_999_999, { size: 4_999_999, count: 1, lastStart: 0 }],
  [5_242_880, { size: 5_242_880, count: 1, lastStart: 0 }],
  [10_485_759, { size: 10_485_759, count: 1, lastStart: 0 }],
  [10_485_760, { size: 5_242_880, count: 2, lastStart: 5_242_880 }],
  [50_000_123, { size: 5_242_880, count: 9, lastStart: 41_943_040 }],
  [4_000_000_000, { size: 5_242_880, count: 762, lastStart: 3_989_831_680 }],
])('%i bytes in chunks', (bytes, chunks) => {
  expect(planChunks(bytes)).toEqual(chunks);
});

test('shows what would be sent, and asks only about the creator', async () => {
  await using server = await startTikTokEmulator();
  await using sample = await direct();
  const prepared = await connect(server.baseUrl).prepare(sample.post, patient);
  expect(server.calls.map(({ route }) => route)).toEqual(['creator']);
  expect(prepared.limits.filter(({ ok }) => !ok)).toEqual([]);
  expect(prepared.limits).toContainEqual({ name: 'seconds', ok: true, value: '12 of 300 seconds', hint: undefined });
  const last = prepared.requests.filter(({ irreversible }) => irreversible);
  expect(last).toMatchObject([{ method: 'PUT', body: 'bytes 10485760-16999999/17000000' }]);
});

const open = { privacy: 'PUBLIC_TO_EVERYONE' };
const creatorTable: readonly (readonly [name: string, Post['options'], creator: object, value: string])[] = [
  ['seconds', open, { max_video_post_duration_sec: 10 }, '12 of 10 seconds'],
  ['privacy', {}, {}, 'not chosen'],
  ['privacy', { privacy: 'FOLLOWER_OF_CREATOR' }, {}, 'FOLLOWER_OF_CREATOR'],
  ['privacy', { privacy: 'SELF_ONLY', brandedContent: true }, {}, 'SELF_ONLY'],
  ['comments', { ...open, comments: true }, { comment_disabled: true }, 'switched off by the creator'],
];

test.each(creatorTable)('says that %s breaks what the creator allows: %j', async (name, options, creator, value) => {
  await using server = await startTikTokEmulator({ creator: { ...creator } });
  await using sample = await direct({ options, bytes: 1000 });
  const { limits } = await connect(server.baseUrl).prepare(sample.post, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: expect.any(String) }]);
});

test('never makes a draft of what was asked for as a post', async () => {
  await using server = await startTikTokEmulator();
  await using sample = await direct({ options: { mode: 'direct', privacy: 'SELF_ONLY' }, bytes: 1000 });
  const { limits } = await connect(server.baseUrl, { audited: false }).prepare(sample.post, patient);
  expect(limits.filter(({ ok }) => !ok)).toMatchObject([{ name: 'mode' }]);
});

test('the posts of a day are a limit, and nothing is opened beyond them', async () => {
  const { status: answer, body } = tiktokSays(200, 'spam_risk_too_many_posts');
  await using server = await startTikTokEmulator({ faults: [{ on: 'creator', does: { answer, body } }] });
  await using sample = await direct({ bytes: 1000 });
  const tiktok = connect(server.baseUrl);
  const { limits } = await tiktok.prepare(sample.post, patient);
  expect(limits.find(({ name }) => name === 'quota')).toMatchObject({ ok: false, value: 'spam_risk_too_many_posts' });
  const error = await rejection(tiktok.upload(sample.post, undefined, keeping()));
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: true, retryable: false });
  expect(server.opened()).toBe(0);
});
