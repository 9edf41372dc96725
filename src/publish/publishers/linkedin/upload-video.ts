import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { contentKey } from '../../../plan/content-key.ts';
import { filePart } from '../../file-part.ts';
import type { JsonApi } from '../../json-api.ts';
import type { Post } from '../../post.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { authorOf } from './api.ts';
import { linkedinOptions } from './post-body.ts';
import { sendCaptions, sendCover } from './send-extras.ts';
import { readSession, stateOf, type Session } from './upload-state.ts';

export interface Means {
  readonly api: JsonApi;
  readonly tools: PublisherTools;
  readonly upload: UploadTools;
}

/** How an address answers that is not valid any more. */
const ended = [401, 403, 404, 410];
const partMs = 10 * 60_000;
/** An address that ends while its part is under way is of no use. */
const spareMs = 60_000;

/** Sends each part to its own address, keeping what LinkedIn calls it, then says that all are there. */
export async function uploadVideo(post: Post, before: UploadState | undefined, means: Means): Promise<UploadState> {
  const { tools, upload } = means;
  const what = fingerprint(post, tools);
  const earlier = readSession(before);
  if (earlier?.what === what && earlier.finishedAt !== null) return stateOf(earlier);
  const goesOn = earlier?.what === what && earlier.until - spareMs > tools.now();
  const begun = goesOn ? earlier : await begin(post, what, means);
  const sent = await sendParts(post, begun, means);
  await sendExtras(post, sent, means);
  await finish(sent, means);
  const done = stateOf({ ...sent, finishedAt: tools.now() });
  await upload.save(done);
  return done;
}

/** What is part of the upload. Cover and captions can only be given while it lasts. */
function fingerprint(post: Post, tools: PublisherTools): string {
  const { cover, captions } = extrasOf(post, tools);
  return contentKey({ video: post.video, cover, captions, author: authorOf(tools) });
}

export function extrasOf(post: Post, tools: Pick<PublisherTools, 'account'>) {
  const { cover, captions } = linkedinOptions(post, tools);
  return { cover: cover ? post.cover : undefined, captions: captions ? post.captions?.srt : undefined };
}

const begunSchema = z.object({
  value: z.object({
    video: z.string().min(1),
    uploadToken: z.string().default(''),
    uploadUrlsExpireAt: z.number(),
    uploadInstructions: z.array(z.object({ uploadUrl: z.url(), firstByte: z.int(), lastByte: z.int() })).min(1),
    captionsUploadUrl: z.string().optional(),
    thumbnailUploadUrl: z.string().optional(),
  }),
});

/** What the caller of initializeUpload says. */
export function beginRequest(post: Post, tools: PublisherTools) {
  const { cover, captions } = extrasOf(post, tools);
  return {
    initializeUploadRequest: {
      owner: authorOf(tools),
      fileSizeBytes: post.video.bytes,
      uploadCaptions: captions !== undefined,
      uploadThumbnail: cover !== undefined,
    },
  };
}

async function begin(post: Post, what: string, { api, tools, upload }: Means): Promise<Session> {
  const path = '/rest/videos?action=initializeUpload';
  const request = { method: 'POST', path, json: beginRequest(post, tools), effect: 'reversible' } as const;
  const { value } = await api.ask(begunSchema, { ...request, signal: upload.signal });
  const session: Session = {
    what,
    video: value.video,
    uploadToken: value.uploadToken,
    parts: value.uploadInstructions.map(({ firstByte, lastByte, uploadUrl }) => [firstByte, lastByte, uploadUrl]),
    tags: [],
    captionsUrl: value.captionsUploadUrl ?? null,
    coverUrl: value.thumbnailUploadUrl ?? null,
    until: value.uploadUrlsExpireAt,
    finishedAt: null,
  };
  await upload.save(stateOf(session));
  return session;
}

/** One after the other: the tags must be given back in the order of the parts. */
async function sendParts(post: Post, begun: Session, means: Means): Promise<Session> {
  const { upload } = means;
  let session = begun;
  const report = (): void => {
    const end = session.parts[session.tags.length - 1]?.[1] ?? -1;
    upload.onProgress(end + 1, post.video.bytes);
  };
  report();
  for (const part of begun.parts.slice(begun.tags.length)) {
    session = { ...session, tags: [...session.tags, await sendPart(post, part, means)] };
    await upload.save(stateOf(session));
    report();
  }
  return session;
}

/** The address carries its own right; with a token LinkedIn refuses the part. */
async function sendPart(post: Post, [first, last, path]: Session['parts'][number], { api, tools, upload }: Means) {
  const { headers, body } = filePart(post.video.path, { start: first, end: last + 1 }, tools);
  const all = { ...headers, 'content-type': 'application/octet-stream' };
  const request = { method: 'PUT', path, headers: all, body, auth: 'none', withinMs: partMs } as const;
  const answer = await api.send({ ...request, accept: ended, effect: 'reversible', signal: upload.signal });
  const tag = answer.headers.get('etag')?.replaceAll(/^(?:W\/)?"|"$/g, '');
  if (answer.status < 300 && tag) return tag;
  const isOver = ended.includes(answer.status);
  const said = isOver
    ? 'no longer takes parts of this upload'
    : 'took a part of the video without saying what it is called';
  throw new ProviderError(`linkedin ${said}.`, { provider: 'linkedin', retryable: !isOver });
}

/** Small, so they are simply sent again when the upload was cut off between them and the end. */
async function sendExtras(post: Post, { coverUrl, captionsUrl }: Session, means: Means): Promise<void> {
  const { cover, captions } = extrasOf(post, means.tools);
  if (cover !== undefined && coverUrl !== null) await sendCover(cover, coverUrl, means);
  if (captions !== undefined && captionsUrl !== null) await sendCaptions(captions, captionsUrl, post, means);
}

async function finish({ video, uploadToken, tags }: Session, { api, upload: { signal } }: Means): Promise<void> {
  const json = { finalizeUploadRequest: { video, uploadToken, uploadedPartIds: tags } };
  const path = '/rest/videos?action=finalizeUpload';
  await api.send({ method: 'POST', path, json, effect: 'reversible', signal });
}
