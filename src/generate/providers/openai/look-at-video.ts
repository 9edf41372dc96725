import { ProviderError } from '../../../errors.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipStatus } from '../../provider.ts';
import { placeOf } from './open-footage.ts';
import type { OpenaiSettings } from './settings.ts';
import { clipStatus } from './video.ts';
import { idOf } from './video-operation.ts';
import type { VideosApi } from './videos-api.ts';

// A job or its footage may take a moment to appear on every machine of a service; after that, absence is a verdict.
const settlingMs = 5 * 60_000;

/** What became of a job. It has succeeded when there is footage, whatever it says. */
export async function lookAtVideo(
  api: VideosApi,
  operation: Operation,
  settings: OpenaiSettings,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<ClipStatus> {
  const id = idOf(operation, settings);
  const createdAt = Number(operation['createdAt'] ?? 0);
  const video = await api.retrieve(id, signal);
  if (video === undefined) return missing(id, now - createdAt * 1000);
  const verdict = clipStatus(video);
  if (verdict.state !== 'succeeded' || placeOf(video) !== undefined) return verdict;
  const content = await api.content(id, signal);
  await content?.body?.cancel();
  if (content !== undefined) return verdict;
  if (now - (video.completed_at ?? createdAt) * 1000 < settlingMs) return { state: 'running', progress: 1 };
  return { state: 'failed', reason: 'error', message: `${id} is completed but has no video`, mayHaveCost: true };
}

function missing(id: string, ageMs: number): ClipStatus {
  const message = `The service does not know ${id}`;
  if (ageMs < settlingMs) throw new ProviderError(`${message} yet.`, { provider: 'openai', retryable: true });
  return { state: 'failed', reason: 'expired', message: `${message} any more`, mayHaveCost: true };
}
