import { z } from 'zod';
import { ProviderError } from '../../../errors.ts';
import type { Readiness } from '../../publisher.ts';
import type { BlueskyApis } from './xrpc.ts';

/** A reference to a file on the account's server, as records hold it. */
export const blobSchema = z.looseObject({ $type: z.literal('blob'), mimeType: z.string(), size: z.number() });
export type Blob = z.output<typeof blobSchema>;

const jobSchema = z.object({
  jobStatus: z.object({
    state: z.string(),
    blob: blobSchema.optional(),
    failureCode: z.string().optional(),
    error: z.string().optional(),
    message: z.string().optional(),
  }),
});

type Job = Exclude<Readiness, { state: 'ready' }> | { readonly state: 'ready'; readonly blob: Blob };

const lookAgainMs = 2000;

/** What has become of a video that was sent. */
export async function readJob(jobId: string, { jobs }: Pick<BlueskyApis, 'jobs'>, signal: AbortSignal): Promise<Job> {
  const path = `/xrpc/app.bsky.video.getJobStatus?${new URLSearchParams({ jobId }).toString()}`;
  const answer = await jobs.send({ path, accept: [404], effect: 'read', signal });
  if (answer.status === 404) return { state: 'failed', message: 'Bluesky has forgotten the upload.' };
  const { blob, state, failureCode, error, message } = jobs.read(jobSchema, answer, 'read').jobStatus;
  // A job that failed because the same video is there already carries that one.
  if (blob !== undefined) return { state: 'ready', blob };
  if (state !== 'JOB_STATE_FAILED') return { state: 'processing', afterMs: lookAgainMs };
  return { state: 'failed', message: [failureCode, error, message].filter(Boolean).join(': ') };
}

export async function readyBlob(jobId: string, apis: BlueskyApis, signal: AbortSignal): Promise<Blob> {
  const job = await readJob(jobId, apis, signal);
  if (job.state === 'ready') return job.blob;
  throw new ProviderError('bluesky no longer has the video ready.', { provider: 'bluesky', nothingStarted: true });
}
