import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Post } from '../../post.ts';
import { postText } from '../../text/post-text.ts';
import { seekPost } from '../meta/seek-post.ts';
import { wordFields } from './page-post.ts';
import type { PageMeans, PageWay } from './page-way.ts';
import { scheduleFor } from './schedule.ts';

const idSchema = z.object({ id: z.string().min(1) });
const offsetSchema = z.object({ file_offset: z.coerce.number() });
const handleSchema = z.object({ h: z.string().min(1) });

/**
 * A session of the Resumable Upload API, then one request that makes a video of its handle and shows it:
 * https://developers.facebook.com/docs/graph-api/guides/upload, https://developers.facebook.com/docs/video-api/guides/publishing (2026-11-24).
 * `app`: the id of the app that the token belongs to.
 */
export function feedVideoWay(
  { graph, page, figures, now }: PageMeans,
  app: string,
): PageWay<z.output<typeof handleSchema>> {
  const edge = `${page}/videos`;
  const publishFields = (post: Post, handle: string): Readonly<Record<string, string>> => {
    const time = scheduleFor(post, figures, now());
    const when = { scheduled_publish_time: String(time), unpublished_content_type: 'SCHEDULED' };
    const shown = { published: String(time === undefined), ...(time !== undefined && when) };
    return { fbuploader_video_file_chunk: handle, ...shown, ...wordFields(post) };
  };
  return {
    protocol: {
      async begin({ video }, signal) {
        const fields = { file_name: 'video.mp4', file_length: String(video.bytes), file_type: 'video/mp4' };
        const { id } = await graph.post(idSchema, `${app}/uploads`, fields, { effect: 'reversible', signal });
        return { id, uri: graph.url(id) };
      },
      async reached({ id, handle }, signal) {
        if (typeof handle === 'string') return 'all';
        const asked = graph.get(offsetSchema, id, {}, { signal, auth: 'oauth' });
        // A session that it does not know any more is no loss: nobody has seen anything.
        return (await unlessRefused(asked))?.file_offset;
      },
      headers: (from) => ({ file_offset: String(from) }),
      answer: handleSchema,
      keep: ({ h }) => ({ handle: h }),
    },
    requests: (post) => [
      {
        method: 'POST',
        url: graph.url(`${app}/uploads`),
        body: { file_name: 'video.mp4', file_length: post.video.bytes, file_type: 'video/mp4' },
        irreversible: false,
      },
      {
        method: 'POST',
        url: graph.url('the id of the answer'),
        body: { file: post.video.path, file_offset: 0 },
        irreversible: false,
      },
      {
        method: 'POST',
        url: graph.url(edge),
        body: publishFields(post, 'the handle h of the second answer'),
        irreversible: true,
      },
    ],
    // It is processed when it is out.
    check: ({ handle }) =>
      Promise.resolve(
        typeof handle === 'string' ? { state: 'ready' } : { state: 'failed', message: 'The upload is not complete.' },
      ),
    async publish(post, { handle }, signal) {
      const fields = publishFields(post, String(handle));
      const { id } = await graph.post(idSchema, edge, fields, { effect: 'irreversible', signal });
      return { id, url: linkTo(id), state: fields['published'] === 'true' ? 'live' : 'scheduled' };
    },
    // A handle tells nothing of what became of it. A post of these words is proof; that there is none proves nothing.
    async find(post, _session, since, signal) {
      const sought = { path: edge, wordsField: 'description', timeField: 'created_time', linkField: 'permalink_url' };
      const found = await seekPost(graph, { ...sought, words: postText(post), since }, signal);
      if (found !== undefined) return { id: found.id, url: linkTo(found.id), state: 'live' };
      throw new ProviderError(
        'facebook lists no such video, which proves nothing: it may come later, or at its time.',
        {
          provider: 'facebook',
          retryable: false,
          hint: 'Look at the Page and at its planned posts, then settle it: reelmill resolve.',
        },
      );
    },
  };
}

function linkTo(id: string): string {
  return `https://www.facebook.com/watch/?v=${id}`;
}

async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ProviderError && error.nothingStarted && !error.retryable) return undefined;
    throw error;
  }
}
