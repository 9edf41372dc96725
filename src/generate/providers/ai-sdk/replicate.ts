import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipStatus } from '../../provider.ts';
import { askReplicate } from './ask-replicate.ts';
import { findPrediction } from './find-prediction.ts';
import { replicateWebhook } from './replicate-webhook.ts';
import type { Answer, Service } from './service.ts';

/** Models at Replicate. */
export const replicate: Service = {
  id: 'replicate',
  package: '@ai-sdk/replicate',
  pollMs: 5000,
  baseUrl: () => 'https://api.replicate.com/v1',
  async connect({ baseUrl: baseURL, key, fetch }) {
    const { createReplicate } = await import('@ai-sdk/replicate');
    const sdk = createReplicate({ baseURL, fetch, ...(key !== undefined && { apiToken: key }) });
    return (model) => sdk.video(model);
  },
  ask: askReplicate,
  jobId: (_operation, answer) => valueAt(answer, ['id']),
  operation: (id, _model, { baseUrl }) => ({ getUrl: `${baseUrl}/predictions/${id}` }),
  job: {
    state: (body) => valueAt(body, ['status']),
    states: ['starting', 'processing', 'succeeded', 'failed', 'canceled'],
    verdict,
  },
  wire: { answer: withOneLink },
  callsBack: true,
  webhook: replicateWebhook,
  find: findPrediction,
};

/** Inputs and outputs are deleted an hour after a prediction (replicate.com/docs/topics/predictions/data-retention). */
function verdict({ body }: Answer): ClipStatus | undefined {
  const status = valueAt(body, ['status']);
  // Stopped before it began; the SDK does not know the word.
  if (status === 'aborted') return { state: 'failed', reason: 'cancelled', message: 'aborted', mayHaveCost: false };
  if (status !== 'succeeded' || valueAt(body, ['data_removed']) !== true) return undefined;
  return { state: 'failed', reason: 'expired', message: 'Replicate has deleted the video.', mayHaveCost: true };
}

/** The SDK takes a link and nothing else; many models answer with a list, and some with named ones. */
function withOneLink(body: unknown): unknown {
  const output = valueAt(body, ['output']);
  if (typeof output !== 'object' || output === null) return body;
  const link = Object.values(output).find((value) => typeof value === 'string' && URL.canParse(value));
  return { ...Object(body), output: link ?? null };
}
