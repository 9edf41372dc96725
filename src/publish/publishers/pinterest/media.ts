import { z } from 'zod';
import { contentKey } from '../../../plan/content-key.ts';
import { formBody } from '../../form-body.ts';
import type { JsonApi } from '../../json-api.ts';
import type { Post } from '../../post.ts';
import type { Readiness, UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { uploadMs } from '../../upload-ms.ts';

const stateSchema = z.object({
  media: z.string(),
  /** Of the file. */
  what: z.string(),
});

interface Means {
  readonly api: JsonApi;
  readonly tools: PublisherTools;
  readonly upload: UploadTools;
}

const registeredSchema = z.object({
  media_id: z.string().min(1),
  upload_url: z.url(),
  upload_parameters: z.record(z.string(), z.string()),
});

/**
 * Registers the video and sends it as one form to the storage. That cannot be resumed; and since the form carries a right
 * of its own it is not written down, so an upload whose form did not arrive is registered anew.
 */
export async function uploadMedia(post: Post, before: UploadState | undefined, means: Means): Promise<UploadState> {
  const { api, tools, upload } = means;
  const { signal } = upload;
  const { bytes } = post.video;
  const what = contentKey(post.video);
  const earlier = stateSchema.safeParse(before).data;
  if (earlier?.what === what && (await isThere(earlier.media, api, signal))) return earlier;

  const json = { media_type: 'video' };
  const registration = { method: 'POST', path: '/v5/media', json, effect: 'reversible', signal } as const;
  const {
    media_id: media,
    upload_url: path,
    upload_parameters: fields,
  } = await api.ask(registeredSchema, registration);
  const state = { media, what };
  await upload.save(state);
  const parts = [
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
    // S3 ignores whatever follows the file.
    { name: 'file', file: post.video, fileName: 'video.mp4', type: 'video/mp4' },
  ];
  const onSent = (sent: number): void => upload.onProgress(sent, bytes);
  const form = formBody(parts, { boundary: `reelmill-${what.slice(0, 32)}`, onSent }, tools);
  const request = { method: 'POST', path, ...form, auth: 'none', big: true, withinMs: uploadMs(bytes) } as const;
  await api.send({ ...request, effect: 'reversible', signal });
  return state;
}

export function mediaOf(state: UploadState): string {
  return stateSchema.parse(state).media;
}

const mediaSchema = z.object({ status: z.string() });
const lookAgainMs = 5000;

/** `registered` is also what it is called for a moment after the file has arrived. */
export async function readMedia(media: string, api: JsonApi, signal: AbortSignal): Promise<Readiness> {
  const status = await statusOf(media, api, signal);
  if (status === 'succeeded') return { state: 'ready' };
  if (status === 'registered' || status === 'processing') return { state: 'processing', afterMs: lookAgainMs };
  return { state: 'failed', message: `Pinterest says of the video: ${status}.` };
}

async function isThere(media: string, api: JsonApi, signal: AbortSignal): Promise<boolean> {
  return ['processing', 'succeeded'].includes(await statusOf(media, api, signal));
}

async function statusOf(media: string, api: JsonApi, signal: AbortSignal): Promise<string> {
  const path = `/v5/media/${encodeURIComponent(media)}`;
  const answer = await api.send({ path, accept: [404], effect: 'read', signal });
  return answer.status === 404 ? 'forgotten' : api.read(mediaSchema, answer, 'read').status;
}
