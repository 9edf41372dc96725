import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import { isModeration } from './explain-error.ts';

// Gateways leave out what they like and change types: only `id` and `status` are sure.
const optional = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);
const text = optional(z.string());
const number = optional(z.number());

export const videoSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  /** 0 to 100 */
  progress: number,
  /** Seconds since 1970. */
  created_at: number,
  completed_at: number,
  prompt: text,
  model: text,
  size: text,
  seconds: optional(z.union([z.string(), z.number()])),
  error: optional(z.union([z.string(), z.object({ code: text, message: text })])),
});
export type Video = z.output<typeof videoSchema>;

const running = new Set(['queued', 'pending', 'submitted', 'in_progress', 'processing', 'running']);
const done = new Set(['completed', 'succeeded']);
const over = new Set(['failed', 'error', 'cancelled', 'canceled', 'expired']);

/** Servers and gateways name the same states differently. A new name is no verdict: it is thrown, and may be asked again. */
export function clipStatus(video: Video): ClipStatus {
  const { status, progress } = video;
  if (running.has(status)) {
    return { state: 'running', ...(progress === undefined ? {} : { progress: Math.min(1, progress / 100) }) };
  }
  // Moderated jobs are reported as `completed` with an error and no video, and charged, by gateways of the new-api family.
  if (over.has(status) || (done.has(status) && video.error)) return failed(video);
  if (done.has(status)) return { state: 'succeeded' };
  throw new ProviderError(`The state of ${video.id} is "${status}", which Reelmill does not know.`, {
    provider: 'openai',
    retryable: true,
  });
}

function failed({ status, error }: Video): ClipStatus {
  const { code, message } = typeof error === 'string' ? { code: undefined, message: error } : (error ?? {});
  const words = [code, message].filter(Boolean).join(': ') || status;
  const reason = isModeration(words)
    ? 'moderation'
    : status === 'expired'
      ? 'expired'
      : status.startsWith('cancel')
        ? 'cancelled'
        : 'error';
  // Whether a failed job is charged is up to the gateway.
  return { state: 'failed', reason, message: words, mayHaveCost: true };
}
