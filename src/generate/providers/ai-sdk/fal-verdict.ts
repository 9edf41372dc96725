import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipStatus } from '../../provider.ts';
import { failed } from './failed.ts';
import type { Answer } from './service.ts';
import { wordsOf } from './words-of.ts';

/**
 * The queue has no state for failure: the result of a failed job is an error. The SDK takes every error for it, also a 429
 * or a 502 that only the look at the job has met. A job's own error names its type, or lists what was wrong
 * (fal.ai/docs/documentation/model-apis/errors and …/request-errors), and the queue has tried ten times before.
 */
export function falVerdict({ status, headers, body, text }: Answer): ClipStatus | undefined {
  const state = valueAt(body, ['status']);
  const waiting = state === 'IN_QUEUE' || state === 'IN_PROGRESS';
  if (waiting || valueAt(body, ['detail']) === 'Request is still in progress') return { state: 'running' };
  const own = headers.has('x-fal-error-type') || Boolean(valueAt(body, ['error_type']));
  if (status < 400 || status === 429 || !(own || Array.isArray(valueAt(body, ['detail'])))) return undefined;
  const message = wordsOf(body, text);
  const mayHaveCost = status < 500; // errors of 500 and above are not billed (docs.fal.ai, reliability)
  const told = failed(message, mayHaveCost);
  return told.reason === 'moderation' ? { ...told, refused: refusedBy(body) } : told;
}

/** What was flagged is named, such as ["body", "prompt"]; a finished video is not in the body. */
function refusedBy(body: unknown): 'input' | 'output' {
  const errors = valueAt(body, ['detail']);
  const places = Array.isArray(errors) ? errors.map((error) => valueAt(error, ['loc', 1])) : [];
  return places.some((place) => typeof place === 'string' && /prompt|image/.test(place)) ? 'input' : 'output';
}
