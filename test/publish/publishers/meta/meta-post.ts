import { createHash } from 'node:crypto';
import { open, writeFile } from 'node:fs/promises';
import type { Post, PostFile } from '../../../../src/publish/post.ts';

/** A file as it was approved, of bytes that differ from each other. */
export async function postFile(path: string, bytes = 300_000): Promise<PostFile> {
  const content = Buffer.alloc(bytes);
  for (let at = 0; at + 4 <= bytes; at += 4) content.writeUInt32LE((at * 2_654_435_761) % 2 ** 32, at);
  await writeFile(path, content);
  return { path, bytes, sha256: createHash('sha256').update(content).digest('hex') };
}

/** Large, and on disk without taking room there. */
export async function sparseFile(path: string, bytes: number): Promise<PostFile> {
  const file = await open(path, 'w');
  await file.truncate(bytes);
  await file.close();
  return { path, bytes, sha256: 'sparse' };
}

export function metaPost(service: string, platform: string, video: PostFile, changes: Partial<Post> = {}): Post {
  return {
    key: 'a'.repeat(64),
    campaign: 'aurora-one',
    deliverable: `teaser/${platform}/en`,
    platform,
    service,
    account: 'brand',
    accountId: 'brand',
    video: { ...video, seconds: 12, width: 1080, height: 1920 },
    cover: undefined,
    captions: undefined,
    locale: 'en',
    title: undefined,
    caption: 'The night is yours.',
    hashtags: ['auroraone', 'nightphotography'],
    madeByModel: false,
    schedule: undefined,
    options: {},
    ...changes,
  };
}
