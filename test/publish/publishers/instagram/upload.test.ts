import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import type { Post } from '../../../../src/publish/post.ts';
import { startInstagramEmulator } from '../../../emulators/instagram.ts';
import type { MetaFault } from '../../../emulators/meta-server.ts';
import { rejection } from '../../../generate/rejection.ts';
import { temporaryFolder } from '../../../generate/temporary-folder.ts';
import { metaPost, postFile, sparseFile } from '../meta/meta-post.ts';
import { patient, tokens } from '../meta/meta-tools.ts';
import { upload, uploaded } from '../meta/upload.ts';
import { connect } from './connect.ts';

const token = tokens[0];
const tomorrow = (): number => Date.now() + 25 * 3_600_000;
const save = (): Promise<void> => Promise.resolve();
const words = 'The night is yours.\n\n#auroraone #nightphotography';

const sent: readonly (readonly [name: string, platform: string, changes: Partial<Post>, fields: object])[] = [
  ['a reel', 'instagram-reels', {}, { media_type: 'REELS', caption: words, share_to_feed: 'true' }],
  ['a feed video', 'instagram', {}, { media_type: 'REELS', caption: words, share_to_feed: 'true' }],
  [
    'a reel without words',
    'instagram-reels',
    { caption: undefined, hashtags: [] },
    { media_type: 'REELS', caption: '', share_to_feed: 'true' },
  ],
  ['a story, which has no words', 'instagram-stories', {}, { media_type: 'STORIES' }],
  ['a story on a platform of one’s own', 'lookbook', { options: { as: 'story' } }, { media_type: 'STORIES' }],
  [
    'footage by a model',
    'instagram-reels',
    { madeByModel: true },
    { media_type: 'REELS', caption: words, share_to_feed: 'true', is_ai_generated: 'true' },
  ],
  [
    'a story by a model',
    'instagram-stories',
    { madeByModel: true },
    { media_type: 'STORIES', is_ai_generated: 'true' },
  ],
  [
    'options',
    'instagram-reels',
    { options: { shareToFeed: false, thumbOffset: 2500, collaborators: '@ada, grace' } },
    {
      media_type: 'REELS',
      caption: words,
      share_to_feed: 'false',
      thumb_offset: '2500',
      collaborators: '["ada","grace"]',
    },
  ],
  [
    'a cover at an address, rather than a moment',
    'instagram-reels',
    { options: { coverUrl: 'https://example.com/c.jpg', thumbOffset: 1 } },
    { media_type: 'REELS', caption: words, share_to_feed: 'true', cover_url: 'https://example.com/c.jpg' },
  ],
];

test.each(sent)('sends %s', async (_name, platform, changes, fields) => {
  await using server = await startInstagramEmulator({ token });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', platform, await postFile(folder.file('video.mp4')), changes);
  const publisher = connect(server.baseUrl);
  const { saved, progress, state } = await upload(publisher, post);
  expect(server.containers[0]?.fields).toEqual({ upload_type: 'resumable', ...fields });
  expect(server.containers[0]?.upload).toMatchObject({ sha256: post.video.sha256, bytes: post.video.bytes });
  // The session is there before the first byte, and the answer names nothing new.
  expect(saved).toEqual([state, state]);
  expect(state).toMatchObject({ id: server.containers[0]?.id, uri: expect.stringContaining('/ig-api-upload/') });
  expect(progress.at(-1)).toBe(post.video.bytes);
  expect(server.posts).toHaveLength(0);
});

const cuts: readonly (readonly [name: string, fault: MetaFault, containers: number])[] = [
  ['before the container was made', { on: 'create', nth: 1, does: { reset: 'before' } }, 1],
  // One is left behind, unseen, and expires by itself.
  ['after the container was made', { on: 'create', nth: 1, does: { reset: 'after' } }, 2],
  ['before the first byte', { on: 'upload', nth: 1, does: { reset: 'before' } }, 1],
  ['after the first bytes', { on: 'upload', nth: 1, does: { cutAt: 10_000 } }, 1],
  ['in the middle', { on: 'upload', nth: 1, does: { cutAt: 150_000 } }, 1],
  ['before the last byte', { on: 'upload', nth: 1, does: { cutAt: 299_999 } }, 1],
  ['after the last byte', { on: 'upload', nth: 1, does: { reset: 'after' } }, 1],
  ['by 503', { on: 'upload', nth: 1, does: { answer: 503 } }, 1],
];

test.each(cuts)('goes on when it was cut off %s', async (_name, fault, containers) => {
  await using server = await startInstagramEmulator({ token, faults: [fault] });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const first = await upload(connect(server.baseUrl), post);
  expect(first.error).toMatchObject({ name: 'ProviderError', retryable: true });
  await uploaded(connect(server.baseUrl), post, first.saved.at(-1));
  expect(server.containers).toHaveLength(containers);
  const last = server.containers.at(-1)?.upload;
  // No byte is there twice: the emulator refuses any other offset than the one it has reached.
  expect(last).toMatchObject({ sha256: post.video.sha256, bytes: post.video.bytes });
});

const useless: readonly (readonly [name: string, state: 'ERROR' | 'EXPIRED'])[] = [
  ['has failed', 'ERROR'],
  ['has expired', 'EXPIRED'],
];

test.each(useless)('begins anew when the container %s', async (_name, state) => {
  await using server = await startInstagramEmulator({
    token,
    faults: [{ on: 'upload', nth: 1, does: { cutAt: 10_000 } }],
  });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const { saved } = await upload(connect(server.baseUrl), post);
  server.settle(state);
  await uploaded(connect(server.baseUrl), post, saved.at(-1));
  expect(server.containers.map((container) => container.upload.isComplete)).toEqual([false, true]);
});

test('begins anew for another file, and after a day', async () => {
  await using server = await startInstagramEmulator({ token });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const state = await uploaded(connect(server.baseUrl), post);
  expect(await uploaded(connect(server.baseUrl), post, state)).toEqual(state);
  const other = metaPost('instagram', 'instagram-reels', await postFile(folder.file('other.mp4'), 200_000));
  expect(await uploaded(connect(server.baseUrl), other, state)).not.toEqual(state);
  expect(await uploaded(connect(server.baseUrl, { now: tomorrow }), post, state)).not.toEqual(state);
  expect(server.count).toMatchObject({ create: 3, upload: 3, look: 1 });
});

test('a state that the service cannot tell is no reason to begin anew', async () => {
  const gone = { answer: 400, body: { error: { message: 'Object does not exist', code: 100, error_subcode: 33 } } };
  const faults: MetaFault[] = [
    { on: 'upload', nth: 1, does: { cutAt: 10_000 } },
    { on: 'look', nth: 1, does: gone },
  ];
  await using server = await startInstagramEmulator({ token, faults });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const first = await upload(connect(server.baseUrl), post);
  const second = await upload(connect(server.baseUrl), post, { from: first.saved.at(-1) });
  expect(second.error).toMatchObject({ name: 'ProviderError', retryable: true });
  expect(second.saved).toEqual([]);
  await uploaded(connect(server.baseUrl), post, first.saved.at(-1));
  expect(server.containers).toHaveLength(1);
});

test('a token that expires in the middle is renewed, and the upload goes on', async () => {
  await using server = await startInstagramEmulator({ token });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  // Once the container is saved: the upload server answers 400.
  const { state, error } = await upload(connect(server.baseUrl), post, { onSave: () => server.trust(tokens[1]) });
  expect(error).toBeUndefined();
  expect(state).toMatchObject({ id: server.containers[0]?.id });
  expect(server.containers).toHaveLength(1);
  expect(server.count).toMatchObject({ create: 1, upload: 2 });
});

test('a token that is refused for good is for a person', async () => {
  await using server = await startInstagramEmulator({ token: 'another' });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const { error, saved } = await upload(connect(server.baseUrl), post);
  expect(error).toMatchObject({
    name: 'UserError',
    hint: expect.stringContaining('reelmill connect instagram --account brand'),
  });
  expect(saved).toEqual([]);
  // Meta quotes the token it does not like.
  for (const secret of tokens) expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
});

test('secrets are in no state', async () => {
  await using server = await startInstagramEmulator({ token });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const { saved } = await upload(connect(server.baseUrl), post);
  expect(JSON.stringify(saved)).not.toContain(token);
});

test('the token goes to nobody but Meta', async () => {
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const body = { id: '17889', uri: 'https://facebook.com.example.net/ig-api-upload/17889' };
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'create', does: { answer: 200, body } }] });
  const { error } = await upload(connect(server.baseUrl), post);
  expect(error).toMatchObject({ retryable: false, message: expect.stringContaining('facebook.com.example.net') });
});

test('an upload server that takes nothing more is left after a while', async () => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'upload', nth: 1, does: 'silence' }] });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const { error } = await upload(connect(server.baseUrl, { silenceMs: 200 }), post);
  expect(error).toMatchObject({
    name: 'ProviderError',
    retryable: true,
    message: 'instagram took no more of the file.',
  });
});

test('who cancels is not told of an error of the service', async () => {
  await using server = await startInstagramEmulator({ token, faults: [{ on: 'upload', nth: 1, does: 'silence' }] });
  await using folder = await temporaryFolder();
  const post = metaPost('instagram', 'instagram-reels', await postFile(folder.file('video.mp4')));
  const stop = new AbortController();
  const reason = new Error('interrupted');
  const onProgress = () => stop.abort(reason);
  const cancelled = connect(server.baseUrl).upload(post, undefined, { signal: stop.signal, save, onProgress });
  expect(await rejection(cancelled)).toBe(reason);
});

test('a large file is streamed: what is read is sent before more is read', async () => {
  await using server = await startInstagramEmulator({ token });
  await using folder = await temporaryFolder();
  const bytes = 200 * 2 ** 20;
  const post = metaPost('instagram', 'instagram-reels', await sparseFile(folder.file('video.mp4'), bytes));
  let held = 0;
  const onProgress = (read: number): void => {
    held = Math.max(held, read - (server.containers[0]?.upload.bytes ?? 0));
  };
  await connect(server.baseUrl).upload(post, undefined, { signal: patient, save, onProgress });
  expect(server.containers[0]?.upload.bytes).toBe(bytes);
  // What is under way, the buffers of both ends and of the system between them included.
  expect(held).toBeLessThan(20 * 2 ** 20);
});
