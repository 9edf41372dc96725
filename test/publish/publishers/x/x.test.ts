import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import { createX } from '../../../../src/publish/publishers/x/x.ts';
import { startXEmulator } from '../../../emulators/x.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, tokens, toolsAt } from '../publisher-at.ts';
import { clip, connect, publish } from './connect.ts';

test('a post: segments, subtitles, processing, and the call that the world sees', async () => {
  await using server = await startXEmulator({ looks: 2 });
  await using sample = await clip();
  const { post } = sample;
  const x = connect(server.baseUrl);
  const kept = keeping();
  const state = await x.upload(post, undefined, kept);
  expect(await x.check(post, state, patient)).toEqual({ state: 'processing', afterMs: 2000 });
  expect(await x.check(post, state, patient)).toEqual({ state: 'ready' });
  expect(server.posts).toHaveLength(0);
  const live = await x.publish(post, state, patient);
  expect(live).toEqual({ id: '1990000000000000000', url: 'https://x.com/i/status/1990000000000000000', state: 'live' });
  expect(server.posts).toEqual([
    {
      id: live.id,
      sha256: post.video.sha256,
      subtitles: expect.stringContaining('Hello'),
      body: { text: 'It is here.\n\n#launch #aurora', media: { media_ids: [state['mediaId']] }, made_with_ai: true },
    },
  ]);
  expect(server.calls.filter(({ route }) => route === 'append')).toHaveLength(17);
  expect(kept.progress.at(-1)).toBe(1_000_000);
  expect(JSON.stringify([state, kept.state()])).not.toContain(tokens[0]);
});

test('what a person decides is sent', async () => {
  await using server = await startXEmulator();
  const options = { replies: 'following', community: 12345, paidPartnership: true };
  await using sample = await clip({ options, madeByModel: false });
  await publish(connect(server.baseUrl), sample.post);
  expect(server.posts[0]?.body).toMatchObject({
    reply_settings: 'following',
    community_id: '12345',
    paid_partnership: true,
  });
  expect(server.posts[0]?.body).not.toHaveProperty('made_with_ai');
});

test('at most one segment is in memory', async () => {
  await using server = await startXEmulator();
  await using sample = await clip({ bytes: 70_000_000, sparse: true, captions: undefined });
  const tools = toolsAt(server.baseUrl, { service: 'x' });
  await createX(tools).upload(sample.post, undefined, keeping());
  expect(Math.max(...tools.opened.map(({ bytes }) => bytes))).toBe(4 * 1024 * 1024);
  expect(tools.opened.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(70_000_000);
});

test('a post without subtitles is better than none', async () => {
  await using server = await startXEmulator({ faults: [{ on: 'subtitles', does: { answer: 403 } }] });
  await using sample = await clip();
  await publish(connect(server.baseUrl), sample.post);
  expect(server.posts).toMatchObject([{ sha256: sample.post.video.sha256, subtitles: undefined }]);
});

const costs: readonly (readonly [name: string, changes: Partial<Post>, usd: number])[] = [
  ['words', {}, 0.02],
  ['words without subtitles', { captions: undefined }, 0.015],
  ['an address', { caption: 'See https://example.com', captions: undefined }, 0.2],
  ['an address without https', { caption: 'See example.com/new', captions: undefined }, 0.2],
];

test.each(costs)('says what a post with %s costs, without sending anything', async (_name, changes, usd) => {
  await using sample = await clip(changes);
  const { costUsd, limits, requests } = await connect('http://127.0.0.1:1').prepare(sample.post, patient);
  expect(costUsd).toBe(usd);
  expect(limits.filter(({ ok }) => !ok)).toEqual([]);
  expect(requests.filter(({ irreversible }) => irreversible)).toMatchObject([{ body: { made_with_ai: true } }]);
});

test.each([
  ['seconds', { seconds: 141 }, {}, '141 of 0.5 to 140 seconds'],
  ['shape', { width: 3840, height: 1080 }, {}, '3.556 of 0.3333 to 3 width to height'],
  ['caption', {}, { subscribed: true }, '4015 of 4000 weighted characters'],
])('says that the %s break a limit', async (name, video, options, value) => {
  await using sample = await clip({ options, caption: 'subscribed' in options ? '日'.repeat(1999) : 'Hello' });
  const post = { ...sample.post, video: { ...sample.post.video, ...video } };
  const { limits } = await connect('http://127.0.0.1:1').prepare(post, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: expect.any(String) }]);
});

test('a misspelt option is a mistake', async () => {
  await using sample = await clip({ options: { reply: 'following' } });
  const error = await rejection(connect('http://127.0.0.1:1').prepare(sample.post, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('reply') });
});
