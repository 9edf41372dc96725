import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { askWan } from './alibaba.ts';
import { askFlux } from './black-forest-labs.ts';
import { callOptions, pictureOptions, sizeOf } from './call-options.ts';
import { askVeo } from './google-vertex.ts';
import { askMinimax } from './minimax.ts';
import type { Ask, Service } from './service.ts';
import { askXai } from './xai.ts';

/**
 * Models at the Vercel AI Gateway. It is not asked to call us: it signs calls with a secret of each job, which comes with
 * the start and would have to be kept where no secret may be.
 */
export const aiGateway: Service = {
  id: 'ai-gateway',
  package: '@ai-sdk/gateway',
  pollMs: 5000,
  baseUrl: () => 'https://ai-gateway.vercel.sh/v4/ai',
  async connect({ baseUrl: baseURL, key, fetch }) {
    const { createGateway } = await import('@ai-sdk/gateway');
    const gateway = createGateway({ baseURL, fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => gateway.videoModel(model);
  },
  ask: askGateway,
  jobId: (operation, answer) =>
    valueAt(answer, ['providerMetadata', 'gateway', 'asyncJob', 'jobId']) ??
    valueAt(operation, ['jobId']) ??
    JSON.stringify(operation),
  operation: (jobId) => ({ jobId }),
  job: {
    state: (body) => valueAt(body, ['status']),
    states: ['pending', 'completed', 'error', 'cancelled'],
    costUsd(body) {
      const cost = Number(valueAt(body, ['providerMetadata', 'gateway', 'cost']) ?? Number.NaN);
      return Number.isFinite(cost) ? cost : undefined;
    },
  },
};

type AskService = (request: ClipRequest, picture: InlinePicture | undefined) => Ask;

// Behind it stand the same packages with the same traps, so the owner of a model decides how it is asked.
const owners: Readonly<Record<string, AskService>> = {
  google: askVeo,
  spacexai: askXai,
  alibaba: (request, picture) => askWan({ ...request, model: nameOf(request).replace('wan-v', 'wan') }, picture),
  minimax: (request, picture) => askMinimax({ ...request, model: minimaxName(request) }, picture),
  bfl: askFlux,
  klingai: askKling,
};

function askGateway(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const owner = request.model.split('/')[0] ?? '';
  const { options } = (owners[owner] ?? askPlainly)(request, picture);
  const { aspectRatio, resolution, duration, seed, generateAudio, providerOptions } = options;
  const sends = { aspectRatio, resolution, duration, seed, generateAudio, providerOptions };
  // What is not asked for is not looked for.
  return { options, sends: Object.fromEntries(Object.entries(sends).filter(([, value]) => value !== undefined)) };
}

function askPlainly(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { seed } = request;
  const more = { ...pictureOptions(request, picture), resolution: sizeOf(request), seed };
  return { options: callOptions(request, more), sends: {} };
}

/** Kling sells sizes as modes, and has no seed. */
function askKling(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const mode = request.tier ?? (request.resolution === '1080p' ? 'pro' : 'std');
  const more = { ...pictureOptions(request, picture), providerOptions: { klingai: { mode } } };
  return { options: callOptions(request, more), sends: {} };
}

function nameOf({ model }: ClipRequest): string {
  return model.split('/')[1] ?? '';
}

function minimaxName(request: ClipRequest): string {
  return nameOf(request).replace('minimax-h3', 'MiniMax-H3').replace('-max', '-Max');
}
