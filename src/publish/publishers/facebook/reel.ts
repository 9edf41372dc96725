import { z } from 'zod';
import { orAlreadyOut } from '../../or-already-out.ts';
import type { Post } from '../../post.ts';
import { wordFields } from './page-post.ts';
import type { PageMeans, PageWay } from './page-way.ts';
import { scheduleFor } from './schedule.ts';
import { fateOf, reachedOf, readinessOf, videoSchema } from './video-status.ts';

const startedSchema = z.object({ video_id: z.string().min(1), upload_url: z.url() });
const doneSchema = z.object({ success: z.literal(true) });

/** Start, transfer, finish: https://developers.facebook.com/documentation/video-api/guides/reels-publishing (2026-07-30) */
export function reelWay({ graph, page, figures, now }: PageMeans): PageWay<unknown> {
  const edge = `${page}/video_reels`;
  const read = async (id: string, signal: AbortSignal) =>
    (await graph.get(videoSchema, id, { fields: 'status' }, { signal })).status;
  // Visible to all, or at its time: a Page has no other audience.
  const finishFields = (post: Post, id: string): Readonly<Record<string, string>> => {
    const time = scheduleFor(post, figures, now());
    const when = time === undefined ? {} : { scheduled_publish_time: String(time) };
    const state = time === undefined ? 'PUBLISHED' : 'SCHEDULED';
    return { upload_phase: 'finish', video_id: id, video_state: state, ...when, ...wordFields(post) };
  };
  const way: PageWay<unknown> = {
    protocol: {
      async begin(_post, signal) {
        const options = { effect: 'reversible', signal } as const;
        const { video_id, upload_url } = await graph.post(startedSchema, edge, { upload_phase: 'start' }, options);
        return { id: video_id, uri: upload_url };
      },
      reached: async ({ id }, signal) => reachedOf(await read(id, signal)),
      headers: (from, total) => ({ offset: String(from), file_size: String(total) }),
      answer: doneSchema,
    },
    requests: (post) => [
      { method: 'POST', url: graph.url(edge), body: { upload_phase: 'start' }, irreversible: false },
      {
        method: 'POST',
        url: 'the upload_url of the answer',
        body: { file: post.video.path, file_size: post.video.bytes, offset: 0 },
        irreversible: false,
      },
      {
        method: 'POST',
        url: graph.url(edge),
        body: finishFields(post, 'the video_id of the first answer'),
        irreversible: true,
      },
    ],
    check: async ({ id }, signal) => readinessOf(await read(id, signal)),
    async publish(post, { id }, signal) {
      const fields = finishFields(post, id);
      await graph.post(doneSchema, edge, fields, { effect: 'irreversible', signal });
      return { id, url: linkTo(id), state: fields['video_state'] === 'SCHEDULED' ? 'scheduled' : 'live' };
    },
    async find(_post, { id }, _since, signal) {
      const state = fateOf(await read(id, signal));
      return state && { id, url: linkTo(id), state };
    },
  };
  return { ...way, publish: orAlreadyOut(way, now) };
}

function linkTo(id: string): string {
  return `https://www.facebook.com/reel/${id}`;
}
