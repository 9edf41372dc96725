import { valueAt } from '../../../campaign/value-at.ts';
import { UserError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { ProviderTools } from '../../provider-tools.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, pictureOptions, refuse, shapeOf } from './call-options.ts';
import type { Ask, Service } from './service.ts';
import { vertexVerdict } from './vertex-verdict.ts';

/** Veo on Vertex AI. */
export const googleVertex: Service = {
  id: 'google-vertex',
  package: '@ai-sdk/google-vertex',
  withoutKey:
    'Run: gcloud auth application-default login (or point GOOGLE_APPLICATION_CREDENTIALS to a file of credentials, or set GOOGLE_VERTEX_API_KEY).',
  // A job takes one to six minutes, and the last answer carries the whole footage.
  pollMs: 10_000,
  baseUrl: vertexAddress,
  async connect({ baseUrl: baseURL, key, fetch }) {
    const { createGoogleVertex } = await import('@ai-sdk/google-vertex');
    // Google's library would look for a project of its own for seconds, with gcloud and the metadata server.
    const project = /\/projects\/([^/]+)\//.exec(baseURL)?.[1];
    // An empty key keeps the SDK from looking into the environment for one that we were not told to use.
    const sdk = createGoogleVertex({ baseURL, fetch, apiKey: key ?? '', ...(project !== undefined && { project }) });
    return (model) => sdk.videoModel(model);
  },
  ask: askVeo,
  jobId: (operation) => valueAt(operation, ['operationName']),
  operation: (operationName) => ({ operationName }),
  job: { state: () => undefined, states: [], verdict: vertexVerdict },
};

// With a key (express mode) the project is that of the key.
function vertexAddress({ config, env }: Pick<ProviderTools, 'config' | 'env'>, key: string | undefined): string {
  if (key !== undefined) return 'https://aiplatform.googleapis.com/v1/publishers/google';
  const given = config['google-vertex'];
  const project = given?.project ?? env['GOOGLE_VERTEX_PROJECT'];
  const location = given?.location ?? env['GOOGLE_VERTEX_LOCATION'] ?? 'us-central1';
  if (!project) {
    throw new UserError('The provider google-vertex needs a Google Cloud project.', {
      hint: 'Set GOOGLE_VERTEX_PROJECT, or providers.google-vertex.project in reelmill.config.yaml.',
    });
  }
  return `https://${vertexHost(location)}/v1beta1/projects/${project}/locations/${location}/publishers/google`;
}

function vertexHost(location: string): string {
  if (location === 'global') return 'aiplatform.googleapis.com';
  return /^(?:eu|us)$/.test(location)
    ? `aiplatform.${location}.rep.googleapis.com`
    : `${location}-aiplatform.googleapis.com`;
}

// The SDK knows sizes of landscape only, and would send a portrait one as it is; the shape is told by the ratio.
const sizes = { '720p': '1280x720', '1080p': '1920x1080', '4k': '3840x2160' } as const;

export function askVeo(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const tier = (request.tier ?? request.resolution).toLowerCase();
  const { audio, seconds, seed, avoid, prompt, referenceAs } = request;
  if (!isTier(tier)) refuse(request, `it makes no ${tier}`, 'Ask for 720p or 1080p.');
  if (picture !== undefined && referenceAs === 'style' && seconds !== 8) {
    refuse(
      request,
      'with a picture to keep to it makes 8 s only',
      'Make the scene 8 s long, or use it as the first frame.',
    );
  }
  const negativePrompt = avoid.join(', ');
  return {
    options: callOptions(request, {
      ...pictureOptions(request, picture),
      prompt,
      seed,
      resolution: sizes[tier],
      providerOptions: negativePrompt === '' ? {} : { googleVertex: { negativePrompt } },
    }),
    sends: {
      parameters: {
        sampleCount: 1,
        resolution: tier,
        durationSeconds: seconds,
        aspectRatio: shapeOf(request),
        seed,
        ...(audio !== undefined && { generateAudio: audio }),
      },
    },
  };
}

function isTier(tier: string): tier is keyof typeof sizes {
  return Object.hasOwn(sizes, tier);
}
