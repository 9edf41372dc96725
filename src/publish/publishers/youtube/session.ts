import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import { ask, type Answer, type Request } from '../../ask.ts';
import { contentRange, filePart, type Part } from '../../file-part.ts';
import type { Post } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { youtubeUrl } from './addresses.ts';
import { failure } from './failure.ts';
import { videoResource, youtubeOptions } from './video-resource.ts';

// https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol. A session becomes one video at most,
// when its last byte is accepted, and answers with it from then on.

/** What an upload session has come to. `gone`: forgotten by YouTube, which may be because it has long become a video. */
export type Standing =
  | { readonly state: 'open'; readonly received: number }
  | { readonly state: 'done'; readonly id: string }
  | { readonly state: 'gone' };

/** A slow line needs a while for 8 MiB. */
const partMs = 10 * 60_000;

export function sessionUrl(post: Post, tools: Pick<PublisherTools, 'account'>): string {
  const quiet = youtubeOptions(post, tools).notifySubscribers ? '' : '&notifySubscribers=false';
  return youtubeUrl(`/upload/youtube/v3/videos?uploadType=resumable&part=snippet,status${quiet}`, tools);
}

/** Its address. */
export async function openSession(post: Post, signal: AbortSignal, tools: PublisherTools): Promise<string> {
  const url = sessionUrl(post, tools);
  const headers = {
    'content-type': 'application/json; charset=UTF-8',
    'x-upload-content-length': String(post.video.bytes),
    'x-upload-content-type': 'video/mp4',
  };
  const body = (): string => JSON.stringify(videoResource(post, tools));
  const answer = await ask({ method: 'POST', url, headers, body, effect: 'reversible', signal }, tools);
  const location = answer.headers.get('location');
  if (answer.status !== 200 || location === null) throw failure(answer, 'reversible', tools);
  return new URL(location, url).href;
}

export async function querySession(
  session: string,
  post: Post,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<Standing> {
  const headers = { 'content-range': `bytes */${post.video.bytes}`, 'content-length': '0' };
  const answer = await ask({ method: 'PUT', url: session, headers, effect: 'read', signal }, tools);
  return standing(answer, 'read', tools);
}

interface Sending {
  readonly post: Post;
  readonly part: Part;
  readonly effect: Request['effect'];
  readonly signal: AbortSignal;
}

export async function sendPart(
  session: string,
  { post: { video }, part, effect, signal }: Sending,
  tools: PublisherTools,
): Promise<Standing> {
  const { headers, body } = filePart(video.path, part, tools);
  const range = { 'content-range': contentRange(part, video.bytes), 'content-type': 'video/mp4' };
  const request = { method: 'PUT', url: session, headers: { ...headers, ...range }, body, withinMs: partMs } as const;
  return standing(await ask({ ...request, effect, signal }, tools), effect, tools);
}

function standing(answer: Answer, effect: Request['effect'], tools: PublisherTools): Standing {
  const { status, headers, text } = answer;
  if (status === 308) {
    const last = /-(\d+)$/.exec(headers.get('range') ?? '')?.[1];
    return { state: 'open', received: last === undefined ? 0 : Number(last) + 1 };
  }
  if (status === 200 || status === 201) return { state: 'done', id: videoId(text, effect, tools) };
  if (status === 404 || status === 410) return { state: 'gone' };
  throw failure(answer, effect, tools);
}

function videoId(text: string, effect: Request['effect'], { account }: PublisherTools): string {
  try {
    return z.object({ id: z.string().min(1) }).parse(JSON.parse(text)).id;
  } catch (cause) {
    const message = 'youtube accepted the video, but its answer has no id.';
    throw new ProviderError(message, { provider: account.service, retryable: effect === 'read', cause });
  }
}
