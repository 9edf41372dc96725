import { expect, test } from 'vitest';
import { startYouTubeEmulator, type YouTubeEmulator } from '../../../emulators/youtube.ts';
import type { PublishingFault } from '../../../emulators/publishing-server.ts';
import type { YouTubeRoute } from '../../../emulators/youtube.ts';
import { rejection } from '../../../generate/rejection.ts';
import { keeping, patient, post as publish } from '../publisher-at.ts';
import { connect, short } from './connect.ts';

const sent = ({ received }: YouTubeEmulator): number => (received.get('part') ?? 0) + (received.get('last') ?? 0);

// Each cut, then a new publisher with nothing but what was written down.
const cuts: readonly (readonly [name: string, fault: PublishingFault<YouTubeRoute>, sessions: number])[] = [
  ['as the session opens', { on: 'open', nth: 1, does: { reset: 'before' } }, 1],
  ['after the session opened', { on: 'open', nth: 1, does: { reset: 'after' } }, 2],
  ['before a part', { on: 'part', nth: 3, does: { reset: 'before' } }, 1],
  ['within a part', { on: 'part', nth: 3, does: { cutAt: 100_000 } }, 1],
  ['after a part', { on: 'part', nth: 3, does: { reset: 'after' } }, 1],
  ['by an answer of 503', { on: 'part', nth: 3, does: { answer: 503 } }, 1],
  ['by an answer of 429', { on: 'part', nth: 3, does: { answer: 429, headers: { 'retry-after': '7' } } }, 1],
];

test.each(cuts)('an upload that is cut %s goes on where it was', async (_name, fault, sessions) => {
  await using server = await startYouTubeEmulator({ faults: [fault] });
  await using sample = await short();
  const kept = keeping();
  const error = await rejection(connect(server.baseUrl).upload(sample.post, undefined, kept));
  expect(error).toMatchObject({ name: 'ProviderError', retryable: true });
  await publish(connect(server.baseUrl), sample.post, kept.state());
  expect(server.videos).toMatchObject([{ sha256: sample.post.video.sha256 }]);
  expect(server.opened()).toBe(sessions);
  expect(sent(server)).toBeLessThanOrEqual(sample.post.video.bytes * 1.1);
});

test('what came of a broken part counts', async () => {
  await using server = await startYouTubeEmulator({ faults: [{ on: 'part', nth: 1, does: { cutAt: 700_000 } }] });
  await using sample = await short({ bytes: 16 * 1024 * 1024 });
  const kept = keeping();
  await rejection(connect(server.baseUrl).upload(sample.post, undefined, kept));
  await publish(connect(server.baseUrl), sample.post, kept.state());
  expect(server.calls.find(({ route }, at) => route === 'part' && at > 2)?.headers['content-range']).toMatch(
    /^bytes 524288-/,
  );
  expect(server.videos).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});

test.each([
  ['words', { title: 'Another title' }],
  ['file', { video: 'another' }],
])('an unfinished session is left for other %s', async (_name, changes) => {
  await using server = await startYouTubeEmulator();
  await using sample = await short();
  const state = await connect(server.baseUrl).upload(sample.post, undefined, keeping());
  const { post } = sample;
  const other =
    'video' in changes ? { ...post, video: { ...post.video, sha256: changes.video } } : { ...post, ...changes };
  await publish(connect(server.baseUrl), other, state);
  expect(server.opened()).toBe(2);
  expect(server.videos.map(({ resource }) => resource.snippet.title)).toEqual([other.title]);
});

test('a session that became a video is never followed by another, whatever has changed since', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short();
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  await youtube.publish(sample.post, state, patient);
  const again = await publish(connect(server.baseUrl), { ...sample.post, title: 'Another title' }, state);
  expect(again.id).toBe('video-1');
  expect(server.videos).toHaveLength(1);
});

test('a forgotten session is replaced', async () => {
  await using server = await startYouTubeEmulator();
  await using sample = await short();
  const youtube = connect(server.baseUrl);
  const state = await youtube.upload(sample.post, undefined, keeping());
  server.forget();
  expect(await youtube.check(sample.post, state, patient)).toMatchObject({ state: 'failed' });
  const error = await rejection(youtube.publish(sample.post, state, patient));
  expect(error).toMatchObject({ name: 'ProviderError', nothingStarted: true });
  await publish(youtube, sample.post, state);
  expect(server.videos).toMatchObject([{ sha256: sample.post.video.sha256 }]);
});
