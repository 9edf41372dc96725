import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import type { InlinePicture } from '../../read-picture.ts';
import { callOptions, dataUri, refuse, shapeOf } from './call-options.ts';
import type { Ask } from './service.ts';

interface Dialect {
  readonly models: RegExp;
  /** How a length is written; digits unless said otherwise. */
  readonly seconds?: (seconds: number) => string;
  /** Whether it has a field for what to avoid. */
  readonly avoid?: boolean;
}

const withUnit = (seconds: number): string => `${seconds}s`;

// Each model has a schema of its own (fal.ai/models/<id>/api). The SDK writes "5s" for all, which Kling and Seedance refuse.
const dialects: readonly Dialect[] = [
  { models: /^fal-ai\/veo/, seconds: withUnit, avoid: true },
  { models: /luma/, seconds: withUnit },
  { models: /kling|wan|pixverse/, avoid: true },
];

/** Everything goes through providerOptions: the SDK leaves out resolution, sound and a seed of 0 without a word. */
export function askFal(request: ClipRequest, picture: InlinePicture | undefined): Ask {
  const { model, prompt, avoid, seed, audio } = request;
  const dialect = dialects.find(({ models }) => models.test(model));
  // Where the schema wants a number, text of digits is read as one; where it wants text, a number is refused.
  const duration = (dialect?.seconds ?? String)(request.seconds);
  const named = dialect?.avoid === true && avoid.length > 0;
  const fields = {
    duration,
    resolution: request.tier ?? request.resolution,
    seed,
    ...(audio !== undefined && { generate_audio: audio }),
    ...pictureField(request, picture),
  };
  const negative = named ? { negativePrompt: avoid.join(', ') } : {};
  const options = callOptions(request, {
    prompt: named ? prompt : promptWithAvoid(request),
    providerOptions: { fal: { ...fields, ...negative } },
  });
  return { options, sends: { ...fields, aspect_ratio: shapeOf(request) } };
}

/** fal's models tell by their names what pictures they take, and leave out any other in silence. */
function pictureField(
  request: ClipRequest,
  picture: InlinePicture | undefined,
): { readonly image_url?: string; readonly image_urls?: string[] } {
  if (picture === undefined) return {};
  const style = request.referenceAs === 'style';
  if (style && request.model.includes('reference-to-video')) return { image_urls: [dataUri(picture)] };
  if (!style && request.model.includes('image-to-video')) return { image_url: dataUri(picture) };
  const wanted = style ? 'reference-to-video' : 'image-to-video';
  return refuse(request, 'it takes no such picture', `Use the sister of this model whose name ends in ${wanted}.`);
}
