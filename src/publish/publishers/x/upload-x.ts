import { z } from 'zod';
import type { Post } from '../../post.ts';
import type { UploadState, UploadTools } from '../../publisher.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { addSubtitles } from './add-subtitles.ts';
import { append, finalize, initialize, segmentSize } from './media-upload.ts';

const stateSchema = z.object({
  mediaId: z.string(),
  /** Names the video in a timeline; null where X did not say. */
  mediaKey: z.string().nullable(),
  /** Segments that X has. */
  segments: z.number(),
  isFinal: z.boolean(),
  /** `none`, `added`, or why they are not there. */
  subtitles: z.string(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  sha256: z.string(),
});
export type XState = z.output<typeof stateSchema>;

export const readState = (state: UploadState): XState => stateSchema.parse(state);

const dayMs = 86_400_000;

/** The words are no part of it: they leave with the post. */
export async function uploadX(
  post: Post,
  before: UploadState | undefined,
  upload: UploadTools,
  tools: PublisherTools,
): Promise<UploadState> {
  const { video } = post;
  const { signal, save, onProgress } = upload;
  let state = resume(post, before, tools) ?? (await open(post, upload, tools));
  const keep = async (changes: Partial<XState>): Promise<void> => {
    state = { ...state, ...changes };
    await save(state);
  };
  const size = segmentSize(video.bytes);
  onProgress(Math.min(state.segments * size, video.bytes), video.bytes);
  while (state.segments * size < video.bytes) {
    await append(state.mediaId, state.segments, video, signal, tools);
    await keep({ segments: state.segments + 1 });
    onProgress(Math.min(state.segments * size, video.bytes), video.bytes);
  }
  if (!state.isFinal) {
    const { media_key, expires_after_secs } = await finalize(state.mediaId, signal, tools);
    await keep({ isFinal: true, mediaKey: media_key ?? state.mediaKey, expiresAt: expiry(expires_after_secs, tools) });
  }
  if (post.captions !== undefined && state.subtitles === 'none') {
    await keep({ subtitles: await addSubtitles(state.mediaId, post, post.captions.srt, signal, tools) });
  }
  return state;
}

function resume({ video }: Post, before: UploadState | undefined, { now }: PublisherTools): XState | undefined {
  const state = before === undefined ? undefined : readState(before);
  return state !== undefined && state.sha256 === video.sha256 && now() < state.expiresAt ? state : undefined;
}

async function open({ video }: Post, { signal, save }: UploadTools, tools: PublisherTools): Promise<XState> {
  const kind = { media_type: 'video/mp4', media_category: 'tweet_video' } as const;
  const { id, media_key, expires_after_secs } = await initialize(video, kind, signal, tools);
  const mediaKey = media_key ?? null;
  const expiresAt = expiry(expires_after_secs, tools);
  const state = {
    mediaId: id,
    mediaKey,
    segments: 0,
    isFinal: false,
    subtitles: 'none',
    expiresAt,
    sha256: video.sha256,
  };
  await save(state);
  return state;
}

/** Ten minutes early, so that it does not die on the way. */
function expiry(seconds: number | undefined, { now }: PublisherTools): number {
  return now() + (seconds === undefined ? dayMs : seconds * 1000) - 600_000;
}
