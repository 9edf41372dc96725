import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, pictureOptions, refuse, shapeOf } from './call-options.ts';
import type { Ask, Service } from './service.ts';

/** Grok Imagine. */
export const xai: Service = {
  id: 'xai',
  package: '@ai-sdk/xai',
  pollMs: 5000,
  baseUrl: () => 'https://api.x.ai/v1',
  async connect({ baseUrl: baseURL, key, fetch }) {
    const { createXai } = await import('@ai-sdk/xai');
    const sdk = createXai({ baseURL, fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => sdk.videoModel(model);
  },
  ask: askXai,
  jobId: (operation) => valueAt(operation, ['requestId']),
  operation: (requestId) => ({ requestId }),
  job: {
    state: (body) => valueAt(body, ['status']),
    states: ['pending', 'queued', 'processing', 'in_progress', 'done', 'failed', 'expired'],
    // 1e10 ticks are a dollar; also told of jobs that were blocked.
    costUsd(body) {
      const ticks = valueAt(body, ['usage', 'cost_in_usd_ticks']);
      return typeof ticks === 'number' ? ticks / 1e10 : undefined;
    },
    progress(body) {
      const percent = valueAt(body, ['progress']);
      return typeof percent === 'number' ? Math.min(1, percent / 100) : undefined;
    },
  },
};

// The SDK knows sizes of landscape only: another one is left out, and made in 480p. There is no seed.
export function askXai(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const resolution = request.tier ?? request.resolution;
  const { audio, seconds, referenceAs } = request;
  if (picture !== undefined && referenceAs === 'style' && resolution === '1080p') {
    // The SDK would make it in 720p, with a warning that comes after the money is spent.
    refuse(request, 'a picture to keep to is taken up to 720p only', 'Ask for 720p, or use it as the first frame.');
  }
  return {
    options: callOptions(request, { ...pictureOptions(request, picture), providerOptions: { xai: { resolution } } }),
    sends: {
      resolution,
      duration: seconds,
      aspect_ratio: shapeOf(request),
      ...(audio !== undefined && { generate_audio: audio }),
    },
  };
}
