import type { JSONValue, Experimental_VideoModelV4OperationStatusResult as StatusResult } from '@ai-sdk/provider';
import { ProviderError } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import { explainError, refusedIn } from './explain-error.ts';
import { hideSecrets } from './hide-secrets.ts';
import { refusalIn } from './moderation.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import type { Talk } from './wire.ts';
import { oneLine } from './words-of.ts';

interface Job {
  readonly id: string;
  readonly operation: JSONValue;
  /** Since its start, in milliseconds. */
  readonly ageMs: number;
  readonly service: Service;
  readonly settings: Settings;
}

// A job may take a moment to appear on every machine of a service; after that, absence is a verdict.
const settlingMs = 5 * 60_000;

/** What one look at a job says. Throws when it says nothing: a failed look is not a failed job. */
export function jobStatus(talk: Talk<StatusResult>, job: Job): ClipStatus {
  const { service, settings } = job;
  const { answer, result, timedOut, failure } = talk;
  const error = (): Error => explainError(talk, { question: 'read', service, settings });
  // Before the SDK is believed: fal's takes a 429 for the end of the job.
  if (answer === undefined || timedOut || failure !== undefined) throw error();
  const ruled = service.job.verdict?.(answer);
  if (ruled === 'gone') return missing(job);
  if (ruled !== undefined) return withCost(ruled, talk, job);
  const refused = refusedIn(answer, service);
  if (refused?.status === 404 || refused?.status === 410) return missing(job);
  if (refused !== undefined) throw error();
  if (result !== undefined) return withCost(told(result, talk, job), talk, job);
  if (!endedWithout(talk.error)) throw error();
  return withCost(lost(`${job.id} is done but has no video`), talk, job);
}

function told(result: StatusResult, { answer, secrets }: Talk<StatusResult>, job: Job): ClipStatus {
  const { settings, id } = job;
  if (result.status === 'pending') return running(answer?.body, job);
  if (result.status === 'completed') {
    const usable = result.videos.some(({ type }) => type !== 'uploaded');
    return usable ? { state: 'succeeded' } : lost(`${id} is done but has no video`);
  }
  return failed(hideSecrets(oneLine(result.error), [settings.key, ...secrets]));
}

function running(body: unknown, { service, id }: Job): ClipStatus {
  const state = service.job.state(body);
  if (typeof state === 'string' && !service.job.running.includes(state)) {
    const message = `The state of ${id} is "${state}", which Reelmill does not know.`;
    throw new ProviderError(message, { provider: service.id, retryable: true });
  }
  const progress = service.job.progress?.(body);
  return { state: 'running', ...(progress !== undefined && { progress }) };
}

/** A job that is over, by what the service says of it. Whether it was charged is up to the service. */
export function failed(message: string): ClipStatus {
  const refused = refusalIn(message);
  if (refused !== undefined) return { state: 'failed', reason: 'moderation', refused, message, mayHaveCost: true };
  const reason = /expired/i.test(message) ? 'expired' : /cancell?ed|aborted/i.test(message) ? 'cancelled' : 'error';
  return { state: 'failed', reason, message, mayHaveCost: true };
}

function lost(message: string): ClipStatus {
  return { state: 'failed', reason: 'error', message, mayHaveCost: true };
}

function missing({ id, ageMs, service }: Job): ClipStatus {
  const message = `The service does not know ${id}`;
  if (ageMs < settlingMs) throw new ProviderError(`${message} yet.`, { provider: service.id, retryable: true });
  return { state: 'failed', reason: 'expired', message: `${message} any more`, mayHaveCost: true };
}

function withCost(status: ClipStatus, { answer }: Talk<StatusResult>, { service, operation }: Job): ClipStatus {
  if (status.state === 'running' || status.costUsd !== undefined) return status;
  const costUsd = service.job.costUsd?.(answer?.body, operation);
  return costUsd === undefined ? status : { ...status, costUsd };
}

/** Several SDKs throw such an error, and only such a one, when a job is done and no link comes with it. */
function endedWithout(error: unknown): boolean {
  return error instanceof Error && error.name.endsWith('_VIDEO_GENERATION_ERROR');
}
