import { valueAt } from '../../../campaign/value-at.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { alibabaVerdict } from './alibaba-verdict.ts';
import { callOptions, dataUri, pictureOptions, refuse, shapeOf, sizeOf } from './call-options.ts';
import type { Ask, Service } from './service.ts';

/** Wan at Alibaba Cloud (DashScope). */
export const alibaba: Service = {
  id: 'alibaba',
  package: '@ai-sdk/alibaba',
  otherKey: 'DASHSCOPE_API_KEY',
  pollMs: 10_000,
  baseUrl: () => 'https://dashscope-intl.aliyuncs.com',
  async connect({ baseUrl: videoBaseURL, key, fetch }) {
    const { createAlibaba } = await import('@ai-sdk/alibaba');
    const sdk = createAlibaba({ videoBaseURL, fetch, ...(key !== undefined && { apiKey: key }) });
    return (model) => sdk.videoModel(model);
  },
  ask: askWan,
  jobId: (operation) => valueAt(operation, ['taskId']),
  operation: (taskId) => ({ taskId }),
  job: {
    state: (body) => valueAt(body, ['output', 'task_status']),
    states: ['PENDING', 'RUNNING', 'SUSPENDED', 'SUCCEEDED', 'FAILED', 'CANCELED', 'UNKNOWN'],
    verdict: alibabaVerdict,
  },
  wire: { request: withMedia },
};

// One of the sizes in the SDK's table for each of the service's tiers.
const sizes: Readonly<Record<string, `${number}x${number}`>> = {
  '480P': '832x480',
  '720P': '1280x720',
  '1080P': '1920x1080',
};

export function askWan(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { model, audio, seconds } = request;
  const mode = /-(i2v|r2v)/.exec(model)?.[1] ?? 't2v';
  const tiered = /^wan(?:2\.7|3)/.test(model);
  const tier = (request.tier ?? request.resolution).toUpperCase();
  const seed = request.seed % 2 ** 31; // the service takes no larger one
  if (audio === false && model.startsWith('wan2.7')) refuse(request, 'it always makes sound', 'Leave audio out.');
  // Wan 2.6 has the size in pixels for text, and follows the picture otherwise.
  const bySize = !tiered && mode === 't2v';
  const ratio = tiered && !(model.startsWith('wan2.7') && mode === 'i2v');
  const named = avoided(request);
  return {
    options: callOptions(request, {
      ...pictureFor(request, picture, { mode, tiered }),
      ...named,
      seed,
      aspectRatio: ratio ? shapeOf(request) : undefined,
      resolution: bySize ? sizeOf(request) : (sizes[tier] ?? sizeOf(request)),
    }),
    sends: {
      parameters: {
        duration: seconds,
        seed,
        ...(bySize ? { size: sizeOf(request).replace('x', '*') } : { resolution: tier }),
        ...(ratio && { ratio: shapeOf(request) }),
        ...(audio !== undefined && !model.startsWith('wan2.7') && { audio }),
      },
    },
  };
}

/** Its field for what to avoid takes 500 characters; what is longer goes into the prompt. */
function avoided({ avoid, prompt }: ClipRequest): object {
  const negativePrompt = avoid.join(', ');
  if (negativePrompt === '' || negativePrompt.length > 500) return {};
  return { prompt, providerOptions: { alibaba: { negativePrompt } } };
}

/** A picture that fits none of the model's modes is left out by the SDK, without a word. */
function pictureFor(
  request: ClipRequest,
  picture: InlinePicture | undefined,
  { mode, tiered }: { readonly mode: string; readonly tiered: boolean },
): ReturnType<typeof pictureOptions> {
  if (picture === undefined || request.model.startsWith('wan3')) return pictureOptions(request, picture);
  if (mode === 'i2v' && request.referenceAs !== 'style') {
    // As a data URI: the SDK sends the bytes of a file without saying what they are, which the service does not take.
    return { image: { type: 'url', url: dataUri(picture) } };
  }
  if (mode === 'r2v' && tiered) return pictureOptions({ ...request, referenceAs: 'style' }, picture);
  return refuse(
    request,
    'it takes no such picture',
    'Use an -i2v model for a first frame, or wan2.7-r2v for a picture to keep to.',
  );
}

/**
 * wan2.7-i2v has its first frame in input.media and refuses a request without it ("must provide an image",
 * docs.apiyi.com/en/api-capabilities/wan/image-to-video); the SDK sends it the img_url of the models before.
 */
function withMedia(body: unknown): unknown {
  const url = valueAt(body, ['input', 'img_url']);
  if (url === undefined || !String(valueAt(body, ['model'])).startsWith('wan2.7')) return body;
  const { img_url: _, ...input } = Object(valueAt(body, ['input']));
  return { ...Object(body), input: { ...input, media: [{ type: 'first_frame', url }] } };
}
