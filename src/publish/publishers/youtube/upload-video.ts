import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { partSize } from '../../file-part.ts';
import type { Post } from '../../post.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { openSession, querySession, sendPart, type Standing } from './session.ts';
import { videoResource } from './video-resource.ts';

export const sessionSchema = z.object({
  /** The address of the session. */
  session: z.string(),
  /** Of the file and the words: a session has taken both and cannot change them. */
  what: z.string(),
});

/** Where the last part begins: all before it is harmless, and with it the video is there. */
export function lastPartStart(bytes: number): number {
  const size = sizeOf(bytes);
  return Math.max(0, Math.ceil(bytes / size) - 1) * size;
}

// Parts are multiples of 256 KiB, all but the last.
const sizeOf = (bytes: number): number => partSize(bytes, { multiple: 256 * 1024, most: 8 * 1024 * 1024 });

/** Opens a session, or goes on with an earlier one, and sends everything but the last part. */
export async function uploadVideo(
  post: Post,
  state: UploadState | undefined,
  upload: UploadTools,
  tools: PublisherTools,
): Promise<UploadState> {
  const { video } = post;
  const what = fingerprint(post, tools);
  const before = sessionSchema.safeParse(state).data;
  const found = before === undefined ? undefined : await querySession(before.session, post, upload.signal, tools);
  // It is a video already: whatever has changed since, a second one must not follow.
  if (before !== undefined && found?.state === 'done') return before;
  const goesOn = before !== undefined && before.what === what && found?.state === 'open';
  const session = goesOn ? before.session : await openSession(post, upload.signal, tools);
  // Nothing is sent to a session that is not written down.
  if (!goesOn) await upload.save({ session, what });

  const end = lastPartStart(video.bytes);
  let received = goesOn && found.state === 'open' ? found.received : 0;
  upload.onProgress(received, video.bytes);
  while (received < end) {
    const part = { start: received, end: Math.min(received + sizeOf(video.bytes), end) };
    const sent = await sendPart(session, { post, part, effect: 'reversible', signal: upload.signal }, tools);
    received = progressed(received, sent, tools);
    upload.onProgress(received, video.bytes);
  }
  return { session, what };
}

function progressed(before: number, now: Standing, { account }: PublisherTools): number {
  if (now.state === 'open' && now.received > before) return now.received;
  const said = now.state === 'gone' ? 'has forgotten the upload' : `does not go on at byte ${before}`;
  throw new ProviderError(`youtube ${said}.`, { provider: account.service, nothingStarted: true, retryable: true });
}

function fingerprint({ video, ...post }: Post, tools: PublisherTools): string {
  const words = JSON.stringify([videoResource({ video, ...post }, tools), video.sha256, video.bytes]);
  return createHash('sha256').update(words).digest('hex');
}
