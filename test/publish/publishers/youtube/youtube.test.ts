import { expect, test } from 'vitest';
import { createYouTube } from '../../../../src/publish/publishers/youtube/youtube.ts';
import { startYouTubeEmulator } from '../../../emulators/youtube.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, post as publish, tokens, toolsAt } from '../publisher-at.ts';
import { connect, short } from './connect.ts';

test('a Short: session, parts, the one call that makes it a video, then cover and captions', async () => {
  await using server = await startYouTubeEmulator({ looks: 3 });
  await using sample = await short();
  const { post } = sample;
  const youtube = connect(server.baseUrl);
  const kept = keeping();
  const state = await youtube.upload(post, undefined, kept);
  expect(server.videos).toHaveLength(0);
  expect(await youtube.check(post, state, patient)).toEqual({ state: 'ready' });

  const live = await youtube.publish(post, state, patient);
  expect(live).toEqual({ id: 'video-1', url: 'https://www.youtube.com/shorts/video-1', state: 'live' });
  await youtube.finish?.(post, live, patient);
  expect(server.videos).toMatchObject([
    {
      sha256: post.video.sha256,
      resource: {
        snippet: { title: 'Aurora One', description: 'It is here.\n\n#launch #aurora', tags: ['launch', 'aurora'] },
        status: { privacyStatus: 'public', selfDeclaredMadeForKids: false, containsSyntheticMedia: true },
      },
      cover: { bytes: 9, type: 'image/jpeg' },
      captions: { snippet: { language: 'en', videoId: 'video-1' }, srt: expect.stringContaining('Hello') },
    },
  ]);
  // 3 MB in parts of 256 KiB: eleven that harm nobody, and the last.
  const parts = server.calls.filter(({ route }) => route === 'part' || route === 'last');
  expect(parts.map(({ route }) => route)).toEqual([...Array.from({ length: 11 }, () => 'part'), 'last']);
  expect(parts.at(-1)?.headers['content-range']).toBe('bytes 2883584-2999999/3000000');
  expect(parts.every(({ headers }) => headers['transfer-encoding'] === undefined)).toBe(true);
  expect(kept.progress).toEqual([...kept.progress].toSorted((a, b) => a - b));
  expect(kept.progress.at(-1)).toBe(2_883_584);
  expect(JSON.stringify([state, kept.state()])).not.toContain(tokens[0]);
});

test.each([
  ['unlisted', { privacy: 'unlisted' }, undefined, { privacyStatus: 'unlisted' }, 'live'],
  [
    'scheduled',
    {},
    '2026-12-01T09:00:00+09:00',
    { privacyStatus: 'private', publishAt: '2026-12-01T00:00:00.000Z' },
    'scheduled',
  ],
  ['for kids', { madeForKids: true }, undefined, { selfDeclaredMadeForKids: true }, 'live'],
])('a video that is %s', async (_name, options, schedule, status, state) => {
  await using server = await startYouTubeEmulator();
  await using sample = await short({ options, schedule, bytes: 1000 });
  expect(await publish(connect(server.baseUrl), sample.post)).toMatchObject({ state });
  expect(server.videos[0]?.resource.status).toMatchObject(status);
});

test('footage of real life is not declared as anything', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short({ madeByModel: false, bytes: 1000 });
  await publish(connect(server.baseUrl), sample.post);
  expect(server.videos[0]?.resource.status).not.toHaveProperty('containsSyntheticMedia');
});

test('a file of one part waits whole for the one call', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short({ bytes: 200_000 });
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  expect(server.calls.map(({ route }) => route)).toEqual(['open']);
  await youtube.publish(sample.post, state, patient);
  expect(server.videos[0]?.sha256).toBe(sample.post.video.sha256);
});

test('a large file is streamed in parts of 8 MiB', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short({ bytes: 200 * 1024 * 1024, sparse: true });
  const tools = toolsAt(server.baseUrl, { service: 'youtube' });
  const youtube = createYouTube(tools);
  await youtube.upload(sample.post, undefined, keeping());
  expect(tools.opened.every(({ bytes }) => bytes === 8 * 1024 * 1024)).toBe(true);
});

test('shows what would be sent, without sending anything', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short();
  const prepared = await connect(server.baseUrl).prepare(sample.post, patient);
  expect(server.calls).toEqual([]);
  expect(prepared.limits.filter(({ ok }) => !ok)).toEqual([]);
  expect(prepared.limits.map(({ name }) => name)).toContain('quota');
  expect(
    prepared.requests.map(({ method, body, irreversible }) => [method, irreversible ? body : '', irreversible]),
  ).toEqual([
    ['POST', '', false],
    ['PUT', '', false],
    ['PUT', 'bytes 2883584-2999999/3000000', true],
    ['POST', '', false],
    ['POST', '', false],
  ]);
});

test.each([
  ['title', { title: undefined }, '0 of 1 to 100 characters'],
  ['title', { title: 'a < b' }, 'has < or >'],
  ['caption', { caption: 'a > b' }, 'has < or >'],
  ['tags', { hashtags: Array.from({ length: 26 }, (_, nth) => `a very long hashtag${nth}`) }, '613 of 500 characters'],
  ['hashtags', { hashtags: Array.from({ length: 61 }, (_, nth) => `a${nth}`) }, '61 of 60 hashtags'],
  ['short', { seconds: 181 }, '181 of 180 seconds'],
  ['shape', { width: 1920, height: 1080 }, '1920x1080'],
  ['schedule', { schedule: '2026-12-01T09:00:00Z', options: { privacy: 'unlisted' } }, 'scheduled and unlisted'],
])('says that a %s breaks a limit', async (name, changes, value) => {
  await using sample = await short();
  const video = { ...sample.post.video, ...changes };
  const { limits } = await connect('http://127.0.0.1:1').prepare({ ...sample.post, ...changes, video }, patient);
  expect(limits.filter(({ ok }) => !ok)).toEqual([{ name, ok: false, value, hint: expect.any(String) }]);
});

test('a misspelt option is a mistake, not a public video', async () => {
  await using sample = await short({ options: { privcy: 'private', account: 'brand' } });
  const error = await rejection(connect('http://127.0.0.1:1').prepare(sample.post, patient));
  expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining('privcy') });
});
