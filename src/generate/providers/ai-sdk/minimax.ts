import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, pictureOptions, refuse, shapeOf } from './call-options.ts';
import type { Ask, Refused, Service } from './service.ts';

/** MiniMax H3. */
export const minimax: Service = {
  id: 'minimax',
  package: '@ai-sdk/minimax',
  pollMs: 10_000,
  baseUrl: () => 'https://api.minimax.io',
  async connect({ baseUrl: videoBaseURL, key, fetch }) {
    const { createMiniMax } = await import('@ai-sdk/minimax');
    const sdk = createMiniMax({ videoBaseURL, fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => sdk.videoModel(model);
  },
  ask: askMinimax,
  jobId: (operation) => valueAt(operation, ['taskId']),
  operation: (taskId) => ({ taskId, resolvedInputs: { imageCount: 0, referenceVideoIndices: [] } }),
  job: {
    state: (body) => valueAt(body, ['task', 'status']),
    states: ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'expired'],
  },
  wire: { refused },
};

const tiers = { '480p': '480P', '720p': '768P', '1080p': '2K' } as const;

// The SDK does not know 720x1280, and would take the dearer 2K for it. No seed, and no switch for sound.
export function askMinimax(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { audio, seconds, referenceAs, model } = request;
  const resolution = request.tier ?? tiers[request.resolution];
  if (audio === false) refuse(request, 'it always makes sound', 'Leave audio out.');
  if (picture !== undefined && referenceAs === 'style' && model.endsWith('-Max')) {
    refuse(request, 'it takes a picture only as the first frame', 'Use MiniMax-H3, or the picture as the first frame.');
  }
  // A first frame has a shape of its own, which the service follows.
  const aspectRatio = picture !== undefined && referenceAs !== 'style' ? undefined : shapeOf(request);
  return {
    options: callOptions(request, {
      ...pictureOptions(request, picture),
      aspectRatio,
      generateAudio: undefined,
      providerOptions: { minimax: { resolution } },
    }),
    // The SDK would round or cut a length it does not like, and go on.
    sends: { resolution, duration: seconds, ...(aspectRatio !== undefined && { ratio: aspectRatio }) },
  };
}

// Its errors come inside a success too (github.com/nodetool-ai/nodetool/pull/4309), by numbers of its own.
const statuses: Readonly<Record<number, number>> = {
  1002: 429,
  1039: 429,
  1041: 429,
  1004: 401,
  2049: 401,
  1008: 402,
  1026: 422,
  1027: 422,
  2013: 400,
};

function refused(body: unknown): Refused | undefined {
  const code = valueAt(body, ['base_resp', 'status_code']);
  if (typeof code !== 'number' || code === 0) return undefined;
  return { status: statuses[code] ?? 500, message: `${code}: ${String(valueAt(body, ['base_resp', 'status_msg']))}` };
}
