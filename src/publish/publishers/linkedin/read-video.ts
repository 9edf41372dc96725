import { z } from 'zod';
import type { JsonApi } from '../../json-api.ts';
import type { Readiness } from '../../publisher.ts';
import type { Session } from './upload-state.ts';

const schema = z.object({ status: z.string(), processingFailureReason: z.string().optional() });
const lookAgainMs = 5000;
/** How long a video may be processed that we may not look at; LinkedIn says "a few minutes". */
const blindMs = 3 * 60_000;

/** A person's token may write videos and not read them (403): then only time can pass. */
export async function readVideo(
  { video, finishedAt }: Session,
  api: JsonApi,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<Readiness> {
  const path = `/rest/videos/${encodeURIComponent(video)}`;
  const answer = await api.send({ path, accept: [403, 404], effect: 'read', signal });
  if (answer.status === 404) return { state: 'failed', message: 'LinkedIn has forgotten the upload.' };
  if (answer.status === 403) {
    const left = (finishedAt ?? now) + blindMs - now;
    return left > 0 ? { state: 'processing', afterMs: left } : { state: 'ready' };
  }
  const { status, processingFailureReason = 'no reason given' } = api.read(schema, answer, 'read');
  if (status === 'AVAILABLE') return { state: 'ready' };
  if (status === 'PROCESSING_FAILED') return { state: 'failed', message: `LinkedIn: ${processingFailureReason}` };
  return { state: 'processing', afterMs: lookAgainMs };
}
