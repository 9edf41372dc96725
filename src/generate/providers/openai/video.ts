import { z } from 'zod';
import { ProviderError, type Refusal } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import { isModeration } from './explain-error.ts';
import { keyInMetadata } from './request-fields.ts';

// Gateways leave out what they like and change types: only `id` and `status` are sure.
const optional = <T extends z.ZodType>(type: T) =>
  type
    .nullish()
    .catch(undefined)
    .transform((value) => value ?? undefined);
const text = optional(z.string());
const place = optional(z.string().min(1));
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
  metadata: optional(z.object({ [keyInMetadata]: text })),
  /** Where the footage is, at gateways that say so. */
  url: place,
  videos: optional(z.array(z.object({ url: place, base64: place }))),
});
export type Video = z.output<typeof videoSchema>;

/** Seconds are text in the protocol, and numbers at some gateways. */
export function secondsSaid({ seconds }: Video): number | undefined {
  const said = Number.parseFloat(String(seconds));
  return Number.isFinite(said) ? said : undefined;
}

const running = new Set(['queued', 'pending', 'submitted', 'in_progress', 'processing', 'running']);
const done = new Set(['completed', 'succeeded']);
const over = new Set(['failed', 'error', 'cancelled', 'canceled', 'expired']);

/** Servers and gateways name the same states differently. A new name is no verdict: it is thrown, and may be asked again. */
export function clipStatus(video: Video): ClipStatus {
  const { progress } = video;
  const status = video.status.toLowerCase();
  if (running.has(status)) {
    return { state: 'running', ...(progress === undefined ? {} : { progress: Math.min(1, progress / 100) }) };
  }
  // Moderated jobs are reported as `completed` with an error and no video, and charged, by gateways of the new-api family.
  if (over.has(status) || (done.has(status) && video.error)) return failed(status, video);
  if (done.has(status)) return { state: 'succeeded' };
  throw new ProviderError(`The state of ${video.id} is "${status}", which Reelmill does not know.`, {
    provider: 'openai',
    retryable: true,
  });
}

function failed(status: string, { error }: Video): ClipStatus {
  const { code, message } = typeof error === 'string' ? { code: undefined, message: error } : (error ?? {});
  const words = [code, message].filter(Boolean).join(': ') || status;
  // Whether a failed job is charged is up to the gateway.
  const verdict = { state: 'failed', message: words, mayHaveCost: true } as const;
  if (isModeration(words)) return { ...verdict, reason: 'moderation', refused: whatWasRefused(words) };
  if (status === 'expired') return { ...verdict, reason: 'expired' };
  return { ...verdict, reason: status.startsWith('cancel') ? 'cancelled' : 'error' };
}

/** There is no official list. `sentinel_block` looks at the request, before work; most others look at what came out. */
function whatWasRefused(words: string): Refusal {
  return /sentinel|\b(?:input|prompt)/i.test(words) ? 'input' : 'output';
}
