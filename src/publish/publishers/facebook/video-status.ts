import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Published, Readiness } from '../../publisher.ts';

const errors = z.array(z.object({ message: z.string() })).catch([]);
const phase = z
  .object({
    status: z.string().catch(''),
    // Spelt so in the documentation, and otherwise in some answers.
    bytes_transfered: z.coerce.number().optional().catch(undefined),
    bytes_transferred: z.coerce.number().optional().catch(undefined),
    publish_status: z.string().optional().catch(undefined),
    error: z.object({ message: z.string() }).optional().catch(undefined),
    errors: errors.optional(),
  })
  .catch({ status: '', bytes_transfered: undefined, bytes_transferred: undefined, publish_status: undefined });

/** GET /{video}?fields=status: https://developers.facebook.com/documentation/video-api/guides/reels-publishing (2026-07-30) */
export const videoSchema = z.object({
  status: z.object({
    video_status: z.string().catch(''),
    uploading_phase: phase,
    processing_phase: phase,
    publishing_phase: phase,
  }),
});

type Status = z.output<typeof videoSchema>['status'];

const useless: ReadonlySet<string> = new Set(['error', 'expired', 'upload_failed']);

/** Bytes that are there, all of them, or undefined when the session is of no use any more. */
export function reachedOf({ video_status, uploading_phase: up }: Status): number | 'all' | undefined {
  if (useless.has(video_status) || up.status === 'error') return undefined;
  return up.status === 'complete' ? 'all' : (up.bytes_transfered ?? up.bytes_transferred ?? 0);
}

const lookAgainMs = 10_000;

/** Whether a reel can be published. It is processed only when it is: a video that cannot be is mostly told then. */
export function readinessOf(status: Status): Readiness {
  if (useless.has(status.video_status) || isWrong(status)) {
    const what = status.video_status === 'expired' ? 'The upload has expired.' : 'The video could not be processed.';
    return { state: 'failed', message: wordsOf(status) ?? what };
  }
  return status.uploading_phase.status === 'complete'
    ? { state: 'ready' }
    : { state: 'processing', afterMs: lookAgainMs };
}

function isWrong({ uploading_phase, processing_phase }: Status): boolean {
  return uploading_phase.status === 'error' || processing_phase.status === 'error';
}

function wordsOf({ uploading_phase, processing_phase, publishing_phase }: Status): string | undefined {
  const phases = [uploading_phase, processing_phase, publishing_phase];
  return phases
    .map(({ error, errors: all }) => error?.message ?? all?.[0]?.message)
    .find((words) => words !== undefined);
}

/** What a publish whose answer was lost has come to; undefined proves that it did nothing. */
export function fateOf(status: Status): Published['state'] | undefined {
  const { video_status, processing_phase, publishing_phase: out } = status;
  if (out.publish_status === 'scheduled') return 'scheduled';
  // publish_status alone is what it would become.
  if (out.status === 'complete' || out.status === 'in_progress') return 'live';
  const untouched = [processing_phase, out].every(
    (one) => one.status === 'not_started' && one.publish_status === undefined,
  );
  // Publishing is what starts the processing. What was never asked for stays at upload_complete.
  if (untouched && video_status === 'upload_complete') return undefined;
  const said = [video_status, processing_phase.status, out.status].join(', ');
  throw new ProviderError(`facebook calls the state of the video "${said}", which settles nothing.`, {
    provider: 'facebook',
    retryable: !useless.has(video_status),
  });
}
