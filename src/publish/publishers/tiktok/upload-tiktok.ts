import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Post } from '../../post.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { askCreator } from './creator.ts';
import { chunkAt, planChunks } from './plan-chunks.ts';
import { initBody, initPath, modeOf } from './post-info.ts';
import { askStatus, type PostStatus } from './post-status.ts';
import { chunkRefusal, deadStatuses, putChunk } from './put-chunk.ts';
import { isStale, readState, type TikTokState } from './tiktok-state.ts';
import { expectData } from './tiktok-api.ts';

/** Sends all but the last chunk. A post that TikTok already makes of it is left alone, whatever has changed since. */
export async function uploadTikTok(
  post: Post,
  before: UploadState | undefined,
  upload: UploadTools,
  tools: PublisherTools,
): Promise<UploadState> {
  const kept = before === undefined ? undefined : await resume(post, readState(before), upload.signal, tools);
  let state = kept ?? (await init(post, upload, tools));
  const { lastStart } = planChunks(post.video.bytes);
  upload.onProgress(state.sent, post.video.bytes);
  while (state.sent < lastStart) {
    state = await sendNext(post, state, upload, tools);
    upload.onProgress(state.sent, post.video.bytes);
  }
  return state;
}

async function init(post: Post, { signal, save }: UploadTools, tools: PublisherTools): Promise<TikTokState> {
  const mode = modeOf(post, tools);
  const creator = mode === 'direct' ? await creatorName(signal, tools) : null;
  const call = { path: initPath(mode), body: initBody(post, tools), effect: 'reversible', signal } as const;
  const { publish_id: publishId, upload_url: uploadUrl } = await expectData(startedSchema, call, tools);
  const state = { publishId, uploadUrl, openedAt: tools.now(), sent: 0, what: fingerprint(post, tools), creator };
  await save(state);
  return state;
}

const startedSchema = z.object({ publish_id: z.string(), upload_url: z.string() });

/** TikTok wants to be asked about the creator before each post. */
async function creatorName(signal: AbortSignal, tools: PublisherTools): Promise<string | null> {
  const creator = await askCreator(signal, tools);
  if (typeof creator !== 'string') return creator.creator_username ?? null;
  throw new ProviderError(`tiktok takes no post of the account today: ${creator}.`, {
    provider: 'tiktok',
    nothingStarted: true,
    retryable: false,
    hint: 'Try again tomorrow.',
  });
}

/** Undefined when a new post must be opened. */
async function resume(
  post: Post,
  state: TikTokState,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<TikTokState | undefined> {
  const status = await askStatus(state.publishId, signal, tools);
  if (status.state === 'failed') return undefined;
  const sent = received(status, state, post.video.bytes);
  if (sent === post.video.bytes) return { ...state, sent };
  return state.what === fingerprint(post, tools) && !isStale(state, tools.now()) ? { ...state, sent } : undefined;
}

/** TikTok counts whole chunks; what we were told of the last one may be newer. */
function received(status: PostStatus, { sent }: TikTokState, total: number): number {
  if (status.state !== 'busy') return total;
  const told = status.received ?? 0;
  if (told >= total) return total;
  const { size, lastStart } = planChunks(total);
  return Math.max(sent, Math.min(Math.floor(told / size) * size, lastStart));
}

async function sendNext(
  post: Post,
  state: TikTokState,
  { signal, save }: UploadTools,
  tools: PublisherTools,
): Promise<TikTokState> {
  const answer = await putChunk(post, state, { effect: 'reversible', signal }, tools);
  if (answer.status === 206) {
    const next = { ...state, sent: chunkAt(state.sent, post.video.bytes).end };
    await save(next);
    return next;
  }
  if (!deadStatuses.includes(answer.status)) throw chunkRefusal(answer, 'reversible', tools);
  // The address has died, or counts otherwise: what has been sent to it becomes no post. The next attempt opens another.
  await save({ ...state, openedAt: 0 });
  const message = `tiktok takes nothing more at this upload address (${answer.status}).`;
  throw new ProviderError(message, { provider: 'tiktok', nothingStarted: true, retryable: true });
}

function fingerprint(post: Post, tools: PublisherTools): string {
  const { sha256 } = post.video;
  return createHash('sha256')
    .update(JSON.stringify([initBody(post, tools), sha256]))
    .digest('hex');
}
