import type {
  Experimental_VideoModelV4CallOptions as CallOptions,
  Experimental_VideoModelV4File as File,
} from '@ai-sdk/provider';
import { UserError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import type { InlinePicture } from '../../read-picture.ts';

/** The options that mean the same for every service; frame rates are never sent, since no model here lets one choose. */
export function callOptions(request: ClipRequest, changes: Partial<CallOptions>): CallOptions {
  return {
    prompt: promptWithAvoid(request),
    n: 1,
    aspectRatio: shapeOf(request),
    resolution: undefined,
    duration: request.seconds,
    fps: undefined,
    seed: undefined,
    image: undefined,
    frameImages: undefined,
    inputReferences: undefined,
    generateAudio: request.audio,
    providerOptions: {},
    ...changes,
  };
}

export function shapeOf({ aspect }: ClipRequest): `${number}:${number}` {
  const [, width, height] = /^(\d+):(\d+)$/.exec(aspect) ?? [];
  return `${Number(width)}:${Number(height)}`;
}

export function sizeOf({ width, height }: ClipRequest): `${number}x${number}` {
  return `${width}x${height}`;
}

function fileOf({ mediaType, base64 }: InlinePicture): File {
  return { type: 'file', mediaType, data: base64 };
}

export function dataUri({ mediaType, base64 }: InlinePicture): string {
  return `data:${mediaType};base64,${base64}`;
}

/** The reference picture where it belongs: as the first frame, or as something to keep to. */
export function pictureOptions(
  request: ClipRequest,
  picture: InlinePicture | undefined,
): Pick<Partial<CallOptions>, 'image' | 'inputReferences'> {
  if (picture === undefined) return {};
  return request.referenceAs === 'style' ? { inputReferences: [fileOf(picture)] } : { image: fileOf(picture) };
}

/** What the SDK would leave out in silence, or change for something else that costs another price. */
export function refuse({ provider, model }: ClipRequest, why: string, hint: string): never {
  throw new UserError(`${provider} cannot make this clip with ${model}: ${why}.`, { hint });
}
