import { basename } from 'node:path';
import { z } from 'zod';
import type { Post, PostFile } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import type { Graph } from '../meta/graph.ts';

const doneSchema = z.object({ success: z.boolean().optional() });

/** Cover and captions of a video in the feed, each whatever becomes of the other: edges of AdVideo.json in github.com/facebook/facebook-business-sdk-codegen (2026-11-24). */
export async function finish(
  post: Post,
  video: string,
  { graph, tools }: { readonly graph: Graph; readonly tools: Pick<PublisherTools, 'open'> },
  signal: AbortSignal,
): Promise<void> {
  const { cover, captions, locale } = post;
  const send = async (edge: string, file: PostFile, name: string, fields: Readonly<Record<string, string>>) => {
    const content = await new Response(tools.open(file.path)).blob();
    const form = (): FormData => {
      const parts = new FormData();
      for (const [key, value] of Object.entries(fields)) parts.set(key, value);
      parts.set(edge === 'captions' ? 'captions_file' : 'source', content, name);
      return parts;
    };
    await graph.post(doneSchema, `${video}/${edge}`, form, { effect: 'reversible', signal });
  };
  const sent = await Promise.allSettled([
    cover && send('thumbnails', cover, basename(cover.path), { is_preferred: 'true' }),
    captions &&
      send('captions', captions.srt, `captions.${localeOf(locale)}.srt`, { default_locale: localeOf(locale) }),
  ]);
  for (const one of sent) if (one.status === 'rejected') throw one.reason;
}

/** Facebook knows languages with their country: en_US, ja_JP. */
function localeOf(locale: string): string {
  const { language, region = 'US' } = new Intl.Locale(locale).maximize();
  return `${language}_${region}`;
}
