import type { JSONValue, Experimental_VideoModelV4OperationStatusResult as StatusResult } from '@ai-sdk/provider';
import { ProviderError } from '../../../errors.ts';
import type { ClipStatus } from '../../provider.ts';
import type { StartedJob } from '../../started-job.ts';
import { explainError, refusedIn } from './explain-error.ts';
import { failed } from './failed.ts';
import { hideSecrets } from './hide-secrets.ts';
import type { Answer, Service } from './service.ts';
import type { Settings } from './settings.ts';
import type { Talk } from './wire.ts';
import { oneLine } from './words-of.ts';

interface Job {
  readonly id: string;
  readonly operation: JSONValue;
  readonly started: StartedJob;
  readonly now: number;
  readonly service: Service;
  readonly settings: Settings;
}

/** What one look at a job says. Throws when it says nothing: a failed look is not a failed job. */
export function jobStatus(talk: Talk<StatusResult>, job: Job): ClipStatus {
  const { service, settings } = job;
  const { answer, result, timedOut, failure } = talk;
  const error = (): Error => explainError(talk, { question: 'read', service, settings });
  // Before the SDK is believed: fal's takes a 429 for the end of the job.
  if (answer === undefined || timedOut || failure !== undefined) throw error();
  const ruled = service.job.verdict?.(answer);
  if (ruled === 'gone') return job.started.missing(job.id, job.now);
  if (ruled !== undefined) return complete(ruled, talk, job);
  const refused = refusedIn(answer, service);
  if (refused?.status === 404 || refused?.status === 410) return job.started.missing(job.id, job.now);
  if (refused !== undefined) throw error();
  checkState(answer, job);
  if (!isVerdict(talk, service)) throw error();
  return complete(told(result, job), talk, job);
}

function isVerdict({ result, error, answer }: Talk<StatusResult>, { job }: Service): boolean {
  if (result !== undefined) return result.status !== 'error' || job.tellsErrors !== false;
  // Several SDKs throw such an error, and only such a one, when a job is done and no link comes with it.
  const ended = error instanceof Error && error.name.endsWith('_VIDEO_GENERATION_ERROR');
  return ended && Object.keys(Object(answer?.body)).length > 0;
}

function told(result: StatusResult | undefined, { id }: Job): ClipStatus {
  if (result?.status === 'pending') return { state: 'running' };
  if (result?.status === 'error') return failed(oneLine(result.error));
  const usable = result?.videos.some(({ type }) => type !== 'uploaded') === true;
  return usable ? { state: 'succeeded' } : failed(`${id} is done but has no video`);
}

/** The SDKs wait for ever in a state that they have no word for. */
function checkState({ body }: Answer, { service, id }: Job): void {
  const state = service.job.state(body);
  if (typeof state !== 'string' || service.job.states.includes(state)) return;
  const message = `The state of ${id} is "${state}", which Reelmill does not know.`;
  throw new ProviderError(message, { provider: service.id, retryable: true });
}

/** With what the service says beside the verdict, and without what must not be shown. */
function complete(status: ClipStatus, { answer, secrets }: Talk<StatusResult>, job: Job): ClipStatus {
  const { service, settings, operation } = job;
  if (status.state === 'running') {
    const progress = service.job.progress?.(answer?.body);
    return { ...status, ...(progress !== undefined && { progress }) };
  }
  const costUsd = service.job.costUsd?.(answer?.body, operation);
  const cost = costUsd === undefined ? {} : { costUsd };
  if (status.state === 'succeeded') return { ...status, ...cost };
  return { ...status, ...cost, message: hideSecrets(status.message, [settings.key, ...secrets]) };
}
