import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { ClipStatus } from '../../provider.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, pictureOptions, refuse, shapeOf } from './call-options.ts';
import type { Answer, Ask, Service } from './service.ts';

/** FLUX video. */
export const blackForestLabs: Service = {
  id: 'black-forest-labs',
  package: '@ai-sdk/black-forest-labs',
  pollMs: 5000,
  baseUrl: () => 'https://api.bfl.ai/v1',
  async connect({ baseUrl: baseURL, key, fetch }) {
    const { createBlackForestLabs } = await import('@ai-sdk/black-forest-labs');
    const sdk = createBlackForestLabs({ baseURL, fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => sdk.videoModel(model);
  },
  ask: askFlux,
  jobId: (operation) => valueAt(operation, ['requestId']),
  operation: (requestId, _model, { baseUrl }) => ({ requestId, pollingUrl: `${baseUrl}/get_result?id=${requestId}` }),
  job: {
    state: (body) => valueAt(body, ['status']) ?? valueAt(body, ['state']),
    states: ['Pending', 'Queued', 'Processing', 'Generating', 'Running', 'Ready', 'Error', 'Failed'],
    verdict,
    // In credits of a cent (docs.bfl.ai/quick_start/pricing): what was settled, else what the create announced.
    costUsd(body, operation) {
      const credits = valueAt(body, ['cost']) ?? valueAt(operation, ['cost']);
      return valueAt(body, ['status']) === 'Ready' && typeof credits === 'number' ? credits / 100 : undefined;
    },
  },
};

const tiers: Readonly<Record<string, string>> = { '720p': 'hd', '1080p': 'fhd' };

// No seed, and no picture to keep to.
export function askFlux(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { audio, seconds, referenceAs } = request;
  const resolution = request.tier ?? tiers[request.resolution];
  if (resolution === undefined) refuse(request, `it makes no ${request.resolution}`, 'Ask for 720p or 1080p.');
  if (picture !== undefined && referenceAs === 'style') {
    refuse(request, 'it takes a picture only as the first frame', 'Use the picture as the first frame.');
  }
  return {
    options: callOptions(request, {
      ...pictureOptions(request, picture),
      providerOptions: { blackForestLabs: { resolution } },
    }),
    // The SDK would round or cut a length it does not like, and go on.
    sends: {
      mode: picture === undefined ? 't2v' : 'i2v',
      resolution,
      duration: seconds,
      aspect_ratio: shapeOf(request),
      ...(audio !== undefined && { generate_audio: audio }),
    },
  };
}

function verdict({ body }: Answer): ClipStatus | 'gone' | undefined {
  const state = valueAt(body, ['status']);
  if (state === 'Task not found') return 'gone';
  if (state !== 'Request Moderated' && state !== 'Content Moderated') return undefined;
  const refused = state === 'Request Moderated' ? 'input' : 'output';
  const details = valueAt(body, ['details']);
  const message = typeof details === 'string' ? `${state}: ${details}` : state;
  return { state: 'failed', reason: 'moderation', refused, message, mayHaveCost: true };
}
