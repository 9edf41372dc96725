import { extname } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { ask } from '../../ask.ts';
import { filePart } from '../../file-part.ts';
import type { Pause } from '../../pause.ts';
import type { Post, PostFile } from '../../post.ts';
import type { Published } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { youtubeUrl } from './addresses.ts';
import { failure } from './failure.ts';

const videosSchema = z.object({
  items: z.array(
    z.object({
      status: z.object({
        uploadStatus: z.string(),
        failureReason: z.string().optional(),
        rejectionReason: z.string().optional(),
      }),
      processingDetails: z.object({ processingStatus: z.string() }).optional(),
    }),
  ),
});

/** Ours: YouTube takes seconds for a short video and some minutes for a long one. */
const looks = 40;
const betweenMs = 15_000;

interface Finishing {
  readonly signal: AbortSignal;
  readonly pause: Pause;
}

/** Cover and captions. Before YouTube has processed a Short it answers a cover with 200 and drops it. */
export async function finishVideo(
  post: Post,
  { id }: Published,
  { signal, pause }: Finishing,
  tools: PublisherTools,
): Promise<void> {
  for (let look = 1; !(await isProcessed(id, signal, tools)); look += 1) {
    if (look >= looks) throw new ProviderError('youtube is still processing the video.', { provider: 'youtube' });
    await pause(betweenMs, signal);
  }
  if (post.cover !== undefined) await setCover(post.cover, id, signal, tools);
  if (post.captions !== undefined) await addCaptions(post.captions.srt, { id, post }, signal, tools);
}

async function isProcessed(id: string, signal: AbortSignal, tools: PublisherTools): Promise<boolean> {
  const url = youtubeUrl(`/youtube/v3/videos?part=status,processingDetails&id=${encodeURIComponent(id)}`, tools);
  const answer = await ask({ url, effect: 'read', signal }, tools);
  if (answer.status !== 200) throw failure(answer, 'read', tools);
  const video = videosSchema.parse(JSON.parse(answer.text)).items[0];
  const { uploadStatus, failureReason, rejectionReason } = video?.status ?? { uploadStatus: 'deleted' };
  if (['failed', 'rejected', 'deleted'].includes(uploadStatus)) {
    const reason = failureReason ?? rejectionReason ?? 'no reason given';
    throw new ProviderError(`youtube says of the video: ${uploadStatus} (${reason}).`, { provider: 'youtube' });
  }
  return uploadStatus === 'processed' && video?.processingDetails?.processingStatus !== 'processing';
}

async function setCover(cover: PostFile, id: string, signal: AbortSignal, tools: PublisherTools): Promise<void> {
  const url = youtubeUrl(`/upload/youtube/v3/thumbnails/set?uploadType=media&videoId=${encodeURIComponent(id)}`, tools);
  const type = extname(cover.path).toLowerCase() === '.png' ? 'image/png' : 'image/jpeg';
  const { headers, body } = filePart(cover.path, { start: 0, end: cover.bytes }, tools);
  const all = { ...headers, 'content-type': type };
  const answer = await ask({ method: 'POST', url, headers: all, body, effect: 'reversible', signal }, tools);
  if (answer.status !== 200) throw failure(answer, 'reversible', tools);
}

async function addCaptions(
  srt: PostFile,
  { id, post }: { readonly id: string; readonly post: Post },
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<void> {
  const snippet = { videoId: id, language: post.locale, name: '', isDraft: false };
  const boundary = `reelmill-${post.key.slice(0, 24)}`;
  const body = [
    `--${boundary}\r\ncontent-type: application/json; charset=UTF-8\r\n\r\n${JSON.stringify({ snippet })}\r\n`,
    `--${boundary}\r\ncontent-type: application/octet-stream\r\n\r\n${await text(tools.open(srt.path))}\r\n`,
    `--${boundary}--\r\n`,
  ].join('');
  const url = youtubeUrl('/upload/youtube/v3/captions?uploadType=multipart&part=snippet', tools);
  const headers = { 'content-type': `multipart/related; boundary=${boundary}` };
  const answer = await ask({ method: 'POST', url, headers, body: () => body, effect: 'reversible', signal }, tools);
  // 409: an earlier attempt, whose answer was lost, has added them.
  if (answer.status !== 200 && answer.status !== 409) throw failure(answer, 'reversible', tools);
}
