import { z } from 'zod';
import { loadPackage } from '../../../load-package.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { readOptions } from '../../read-options.ts';
import { postText } from '../../text/post-text.ts';
import type { Blob } from './job.ts';

interface Media {
  readonly video: Blob;
  readonly captions: Blob | undefined;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export const collection = 'app.bsky.feed.post';

const options = {
  /** What is to be seen, for those who cannot; the title unless said otherwise. */
  alt: z.string().optional(),
};

export function altOf(post: Post, tools: Pick<PublisherTools, 'account'>): string | undefined {
  return readOptions(options, post, tools).alt ?? post.title;
}

/** The record that is the post. */
export async function postRecord(
  post: Post,
  { video, captions, createdAt }: Media,
  tools: Pick<PublisherTools, 'account'>,
): Promise<Readonly<Record<string, unknown>>> {
  const { locale } = post;
  const { width, height } = post.video;
  const text = postText(post);
  const facets = await facetsOf(text);
  const alt = altOf(post, tools);
  return {
    $type: collection,
    text,
    ...(facets.length > 0 && { facets }),
    langs: [locale],
    createdAt: new Date(createdAt).toISOString(),
    embed: {
      $type: 'app.bsky.embed.video',
      video,
      aspectRatio: { width, height },
      ...(alt !== undefined && { alt }),
      ...(captions && { captions: [{ lang: locale, file: captions }] }),
    },
  };
}

/** Links and hashtags are only what the record says they are, by byte. Mentions would have to be looked up: they stay words. */
async function facetsOf(text: string): Promise<readonly unknown[]> {
  const { RichText } = await loadPackage('@atproto/api', () => import('@atproto/api'));
  const rich = new RichText({ text });
  rich.detectFacetsWithoutResolution();
  return (rich.facets ?? []).filter(({ features }) => features.every(({ $type }) => !$type?.endsWith('#mention')));
}
