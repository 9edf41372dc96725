import { z } from 'zod';
import { contentKey } from '../../../plan/content-key.ts';
import { formBody, type FormPart } from '../../form-body.ts';
import type { JsonApi } from '../../json-api.ts';
import { pictureType } from '../../picture-type.ts';
import type { Post } from '../../post.ts';
import type { Readiness, UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { uploadMs } from '../../upload-ms.ts';
import { mastodonOptions } from './status.ts';

const stateSchema = z.object({
  media: z.string(),
  /** Of the files and the description: both are part of the upload. */
  what: z.string(),
});

const mediaSchema = z.object({ id: z.string().min(1) });
const lookAgainMs = 3000;

interface Means {
  readonly api: JsonApi;
  readonly tools: PublisherTools;
  readonly upload: UploadTools;
}

/** One form with video and thumbnail. It cannot be resumed; what an earlier run has brought there is used. */
export async function uploadMedia(post: Post, before: UploadState | undefined, means: Means): Promise<UploadState> {
  const { api, tools, upload } = means;
  const { bytes } = post.video;
  const alt = altOf(post, tools);
  const what = contentKey({ video: post.video, cover: post.cover, alt });
  const earlier = stateSchema.safeParse(before).data;
  if (earlier?.what === what && (await readMedia(api, earlier.media, upload.signal)).state !== 'failed') return earlier;

  const onSent = (sent: number): void => upload.onProgress(Math.min(sent, bytes), bytes);
  const form = formBody(partsOf(post, alt), { boundary: `reelmill-${what.slice(0, 32)}`, onSent }, tools);
  const path = '/api/v2/media';
  const request = {
    method: 'POST',
    path,
    ...form,
    big: true,
    withinMs: uploadMs(bytes),
    effect: 'reversible',
  } as const;
  const { id } = await api.ask(mediaSchema, { ...request, signal: upload.signal });
  const state = { media: id, what };
  await upload.save(state);
  return state;
}

export function mediaOf(state: UploadState): string {
  return stateSchema.parse(state).media;
}

export function altOf(post: Post, tools: Pick<PublisherTools, 'account'>): string | undefined {
  return mastodonOptions(post, tools).alt ?? post.title;
}

function partsOf({ video, cover }: Post, alt: string | undefined): readonly FormPart[] {
  return [
    ...(alt === undefined ? [] : [{ name: 'description', value: alt }]),
    { name: 'file', file: video, fileName: 'video.mp4', type: 'video/mp4' },
    ...(cover === undefined
      ? []
      : [{ name: 'thumbnail', file: cover, fileName: 'cover', type: pictureType(cover.path) }]),
  ];
}

/** 206 while it is processed, 404 when it is gone or part of a post, 422 when it could not be processed. */
export async function readMedia(api: JsonApi, id: string, signal: AbortSignal): Promise<Readiness> {
  const path = `/api/v1/media/${encodeURIComponent(id)}`;
  const answer = await api.send({ path, accept: [404, 422], effect: 'read', signal });
  if (answer.status === 206) return { state: 'processing', afterMs: lookAgainMs };
  if (answer.status < 400) return { state: 'ready' };
  return { state: 'failed', message: api.refuse(answer, 'read').message };
}
