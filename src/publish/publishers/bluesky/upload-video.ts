import { z } from 'zod';
import { contentKey } from '../../../plan/content-key.ts';
import type { Answer } from '../../ask.ts';
import { filePart } from '../../file-part.ts';
import { complaintOf, type JsonApi } from '../../json-api.ts';
import type { Post } from '../../post.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { uploadWhole } from './upload-whole.ts';

const stateSchema = z.object({
  /** Of the file. */
  what: z.string(),
  /** The upload in parts. */
  upload: z.string().optional(),
  partBytes: z.int().positive().optional(),
  parts: z.int().positive().optional(),
  /** The job that processes the video, once all of it is there. */
  job: z.string().optional(),
});
type State = z.output<typeof stateSchema>;

interface Session extends State {
  readonly upload: string;
  readonly partBytes: number;
  readonly parts: number;
}

interface Means {
  readonly api: JsonApi;
  readonly tools: PublisherTools;
  readonly upload: UploadTools;
}

const partMs = 10 * 60_000;

/** Sends the video in parts, each of which may be sent again, and goes on where an earlier run was cut off. */
export async function uploadVideo(post: Post, before: UploadState | undefined, means: Means): Promise<UploadState> {
  const what = contentKey(post.video);
  const earlier = stateSchema.safeParse(before).data;
  if (earlier?.what === what && earlier.job !== undefined) return { what, job: earlier.job };
  const known = earlier?.what === what && isSession(earlier) ? await standing(earlier, means) : undefined;
  if (known?.job !== undefined) return await keep({ what, job: known.job }, means);

  const session = known?.session ?? (await begin(post, what, means));
  if (session === undefined) return await keep({ what, job: await uploadWhole(post, means) }, means);
  await sendParts(post, session, known?.received ?? [], means);
  return await keep({ what, job: await finish(session, means) }, means);
}

export function jobOf(state: UploadState): string {
  return z.object({ job: z.string() }).parse(state).job;
}

function isSession(state: State): state is Session {
  return state.upload !== undefined && state.partBytes !== undefined && state.parts !== undefined;
}

async function keep(state: UploadState, { upload }: Means): Promise<UploadState> {
  await upload.save(state);
  return state;
}

const startedSchema = z.object({ jobId: z.string(), partSizeBytes: z.int().positive(), partCount: z.int().positive() });

/** Undefined where the service does not know uploads in parts. */
async function begin(post: Post, what: string, { api, upload }: Means): Promise<Session | undefined> {
  const { bytes, seconds, width, height } = post.video;
  const json = { sizeBytes: bytes, mimeType: 'video/mp4', durationMs: Math.round(seconds * 1000), width, height };
  const path = '/xrpc/app.bsky.video.startUpload';
  const { signal } = upload;
  const answer = await api.send({ method: 'POST', path, json, accept: [404, 501], effect: 'reversible', signal });
  if (answer.status >= 400) return undefined;
  const { jobId, partSizeBytes, partCount } = api.read(startedSchema, answer, 'reversible');
  const session = { what, upload: jobId, partBytes: partSizeBytes, parts: partCount };
  // Nothing is sent to an upload that is not written down.
  await upload.save(session);
  return session;
}

interface Standing {
  readonly session: Session;
  readonly received: readonly number[];
  readonly job: string | undefined;
}

const statusSchema = z.object({
  state: z.string(),
  receivedParts: z.array(z.int()),
  completedJobId: z.string().optional(),
});

/** Undefined when the upload is of no use any more. */
async function standing(session: Session, { api, upload: { signal } }: Means): Promise<Standing | undefined> {
  const path = `/xrpc/app.bsky.video.getUploadStatus?${query({ jobId: session.upload })}`;
  const answer = await api.send({ path, accept: [400, 404], effect: 'read', signal });
  if (answer.status >= 400) return isForgotten(answer) ? undefined : { session, received: [], job: undefined };
  const { state, receivedParts, completedJobId } = api.read(statusSchema, answer, 'read');
  if (state === 'failed' || state === 'aborted' || state === 'expired') return undefined;
  // `finishing`: all parts are there, and finishUpload may be asked again.
  const received = state === 'created' ? receivedParts : numbers(session.parts);
  return { session, received, job: state === 'completed' ? completedJobId : undefined };
}

function isForgotten(answer: Answer): boolean {
  return answer.status === 404 || complaintOf(answer).code === 'UploadNotFound';
}

async function sendParts(post: Post, session: Session, received: readonly number[], means: Means): Promise<void> {
  const { api, tools, upload } = means;
  const { bytes, path: file } = post.video;
  const there = new Set(received);
  const at = (part: number) => ({
    start: (part - 1) * session.partBytes,
    end: Math.min(bytes, part * session.partBytes),
  });
  let sent = received.reduce((sum, part) => sum + at(part).end - at(part).start, 0);
  upload.onProgress(sent, bytes);
  for (const part of numbers(session.parts).filter((number) => !there.has(number))) {
    const { headers, body } = filePart(file, at(part), tools);
    const path = `/xrpc/app.bsky.video.uploadPart?${query({ jobId: session.upload, partNumber: String(part) })}`;
    const type = { 'content-type': 'application/octet-stream' };
    const request = { method: 'POST', path, headers: { ...headers, ...type }, body, withinMs: partMs } as const;
    await api.send({ ...request, effect: 'reversible', signal: upload.signal });
    sent += at(part).end - at(part).start;
    upload.onProgress(sent, bytes);
  }
}

/** Idempotent. The job is another one when the service knows the very same video. */
async function finish({ upload: jobId }: Session, { api, upload: { signal } }: Means): Promise<string> {
  const path = '/xrpc/app.bsky.video.finishUpload';
  const request = { method: 'POST', path, json: { jobId }, withinMs: partMs, effect: 'reversible', signal } as const;
  return (await api.ask(z.object({ completedJobId: z.string().min(1) }), request)).completedJobId;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}
