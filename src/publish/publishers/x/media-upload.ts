import { z } from 'zod';
import { partSize } from '../../file-part.ts';
import { formBody } from '../../form-body.ts';
import type { PostFile } from '../../post.ts';
import type { PublisherTools } from '../../publisher-tools.ts';
import { expectData, askX, failure, readData } from './x-api.ts';

// https://docs.x.com/x-api/media/quickstart/media-upload-chunked and openapi.json 2.167, 2026-11-22.

const mediaSchema = z.object({
  id: z.string().regex(/^\d+$/),
  media_key: z.string().optional(),
  expires_after_secs: z.number().optional(),
  processing_info: z
    .object({
      state: z.string(),
      check_after_secs: z.number().optional(),
      error: z.object({ message: z.string().optional(), name: z.string().optional() }).optional(),
    })
    .optional(),
});
export type Media = z.output<typeof mediaSchema>;

interface Kind {
  readonly media_type: 'video/mp4' | 'text/srt';
  readonly media_category: 'tweet_video' | 'subtitles';
}

/** X takes up to 5 MB at once, in segments 0 to 999. */
export const segmentSize = (bytes: number): number => partSize(bytes, { multiple: 64 * 1024, most: 4 * 1024 * 1024 });

export function initialize(file: PostFile, kind: Kind, signal: AbortSignal, tools: PublisherTools): Promise<Media> {
  const body = { ...kind, total_bytes: file.bytes };
  const path = '/2/media/upload/initialize';
  return expectData(mediaSchema, { path, body, effect: 'reversible', signal }, tools);
}

/** A segment that X has already is written over. */
export async function append(
  id: string,
  index: number,
  file: PostFile,
  signal: AbortSignal,
  tools: PublisherTools,
): Promise<void> {
  const size = segmentSize(file.bytes);
  const part = { start: index * size, end: Math.min((index + 1) * size, file.bytes) };
  const form = formBody(
    [
      { name: 'segment_index', value: String(index) },
      { name: 'media', file, part, fileName: 'segment', type: 'application/octet-stream' },
    ],
    { boundary: `reelmill-${file.sha256.slice(0, 32)}` },
    tools,
  );
  const call = {
    path: `/2/media/upload/${id}/append`,
    form,
    effect: 'reversible',
    signal,
    withinMs: 10 * 60_000,
  } as const;
  const answer = await askX(call, tools);
  if (answer.status < 200 || answer.status > 299) throw failure(answer, 'reversible', tools);
}

export async function finalize(id: string, signal: AbortSignal, tools: PublisherTools): Promise<Media> {
  const answer = await askX({ path: `/2/media/upload/${id}/finalize`, effect: 'reversible', signal }, tools);
  if (answer.status === 200 || answer.status === 201) return readData(mediaSchema, answer, 'reversible', tools);
  // X refuses to finalize twice: an earlier answer was lost when it has a state by now.
  const now = answer.status === 400 ? await askMedia(id, signal, tools) : undefined;
  if (now?.processing_info === undefined) throw failure(answer, 'reversible', tools);
  return now;
}

/** Undefined when X knows nothing of it, or no longer. */
export async function askMedia(id: string, signal: AbortSignal, tools: PublisherTools): Promise<Media | undefined> {
  const path = `/2/media/upload?command=STATUS&media_id=${id}`;
  const answer = await askX({ method: 'GET', path, effect: 'read', signal }, tools);
  if (answer.status === 400 || answer.status === 404) return undefined;
  if (answer.status !== 200) throw failure(answer, 'read', tools);
  return readData(mediaSchema, answer, 'read', tools);
}
