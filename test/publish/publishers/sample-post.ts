import { createHash } from 'node:crypto';
import { open, readFile, stat, writeFile } from 'node:fs/promises';
import type { Post, PostFile } from '../../../src/publish/post.ts';
import { temporaryFolder } from '../../generate/temporary-folder.ts';

export interface SamplePost extends AsyncDisposable {
  readonly post: Post;
}

interface Sample extends Partial<Post> {
  /** Length of the video file; every byte differs from its neighbours, so that a wrong offset shows. */
  readonly bytes?: number;
  /** A hole instead: it takes no room on the disk. */
  readonly sparse?: boolean;
}

/** A post with real files, which go when the block ends. */
export async function samplePost({ bytes = 3_000_000, sparse = false, ...changes }: Sample): Promise<SamplePost> {
  const folder = await temporaryFolder();
  const file = folder.file('teaser.mp4');
  await (sparse ? makeSparse(file, bytes) : writeFile(file, pattern(bytes)));
  await writeFile(folder.file('cover.jpg'), 'a picture');
  await writeFile(folder.file('teaser.srt'), '1\n00:00:00,000 --> 00:00:01,000\nHello\n');
  const video = sparse ? { path: file, sha256: 'of a hole', bytes } : await postFile(file);
  const srt = await postFile(folder.file('teaser.srt'));
  const target = { service: '', account: 'brand', accountId: '4711' };
  const post: Post = {
    ...target,
    key: 'ab'.repeat(32),
    campaign: 'launch',
    deliverable: `teaser/${changes.service}/en`,
    platform: changes.service ?? '',
    video: { ...video, seconds: 12, width: 1080, height: 1920 },
    cover: await postFile(folder.file('cover.jpg')),
    captions: { srt, vtt: srt },
    locale: 'en',
    title: 'Aurora One',
    caption: 'It is here.',
    hashtags: ['launch', 'aurora'],
    madeByModel: true,
    schedule: undefined,
    options: {},
    ...changes,
  };
  return { post, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}

async function postFile(path: string): Promise<PostFile> {
  const sha256 = createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
  return { path, sha256, bytes: (await stat(path)).size };
}

function pattern(bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) buffer.writeUInt32LE(at, at);
  return buffer;
}

async function makeSparse(path: string, bytes: number): Promise<void> {
  await using file = await open(path, 'w');
  await file.truncate(bytes);
}
