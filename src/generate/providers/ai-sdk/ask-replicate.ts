import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, dataUri, refuse, shapeOf, sizeOf } from './call-options.ts';
import type { Ask } from './service.ts';

type Fields = Readonly<Record<string, string>>;

interface Dialect {
  readonly models: RegExp;
  /** How a size is written; `resolution: 720p` unless said otherwise. */
  readonly size?: (request: ClipRequest) => Fields;
  /** The field of a first frame; `image` unless said otherwise. */
  readonly firstFrame?: string;
  /** The field for what to avoid; without one it goes into the prompt. */
  readonly avoid?: string;
  /** The field of a list of pictures to keep to. */
  readonly style?: string;
}

// Each model has a schema of its own (replicate.com/<owner>/<name>/api). The SDK sends `size: 720x1280`, which hardly any
// has, and drops sound and references without a word.
const dialects: readonly Dialect[] = [
  { models: /^google\/veo/, avoid: 'negative_prompt', style: 'reference_images' },
  { models: /^bytedance\/seedance/, style: 'reference_images' },
  { models: /^kwaivgi\/kling-v3/, size: klingMode, firstFrame: 'start_image', avoid: 'negative_prompt' },
  { models: /^kwaivgi\/kling/, firstFrame: 'start_image', avoid: 'negative_prompt' },
  { models: /^minimax\/hailuo/, firstFrame: 'first_frame_image' },
  { models: /^wan-video\/wan-2\.[56]-t2v/, size: wanSize, avoid: 'negative_prompt' },
  { models: /^wan-video\//, avoid: 'negative_prompt' },
  { models: /^luma\//, firstFrame: 'start_image' },
];

export function askReplicate(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { model, prompt, avoid, seconds, seed, audio } = request;
  const dialect = dialects.find(({ models }) => models.test(model));
  const named = dialect?.avoid !== undefined && avoid.length > 0;
  const fields = {
    duration: seconds,
    aspect_ratio: shapeOf(request),
    seed,
    ...(dialect?.size ?? tier)(request),
    ...(audio !== undefined && { generate_audio: audio }),
    ...(named && { [dialect.avoid]: avoid.join(', ') }),
  };
  const words = named ? prompt : promptWithAvoid(request);
  const replicate = { ...fields, ...pictureField(request, picture, dialect) };
  return {
    options: callOptions(request, { prompt: words, providerOptions: { replicate } }),
    sends: { input: { prompt: words, ...fields } },
  };
}

function tier(request: ClipRequest): Fields {
  return { resolution: request.tier ?? request.resolution };
}

/** Kling sells sizes as modes. */
function klingMode({ tier: named, resolution }: ClipRequest): Fields {
  return { mode: named ?? (resolution === '1080p' ? 'pro' : 'standard') };
}

function wanSize(request: ClipRequest): Fields {
  return { size: sizeOf(request).replace('x', '*') };
}

function pictureField(
  request: ClipRequest,
  picture: InlinePicture | undefined,
  dialect: Dialect | undefined,
): Readonly<Record<string, string | string[]>> {
  if (picture === undefined) return {};
  if (request.referenceAs !== 'style') return { [dialect?.firstFrame ?? 'image']: dataUri(picture) };
  if (dialect?.style !== undefined) return { [dialect.style]: [dataUri(picture)] };
  return refuse(request, 'it takes a picture only as the first frame', 'Use the picture as the first frame.');
}
