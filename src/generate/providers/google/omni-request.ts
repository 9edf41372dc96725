import { UserError } from '../../../errors.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import { readPicture } from '../../read-picture.ts';

type Content =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image'; readonly mime_type: string; readonly data: string };

export interface OmniRequest {
  readonly model: string;
  readonly input: Content[];
  readonly background: true;
  readonly store: true;
  readonly generation_config: {
    readonly video_config: { readonly task: 'text_to_video' | 'image_to_video' | 'reference_to_video' };
  };
  readonly response_format: {
    readonly type: 'video';
    readonly delivery: 'uri';
    readonly aspect_ratio: string;
    readonly resolution: string;
    readonly duration: string;
  };
}

// https://ai.google.dev/gemini-api/docs/omni (2026-11): lengths of gemini-omni-1.2-flash; older ones end at 10 s.
const seconds = { min: 3, max: 15 };
const shapes: ReadonlySet<string> = new Set(['16:9', '9:16']);
const sizes: ReadonlySet<string> = new Set(['360p', '720p', '1080p', '4k']);

/** The paid request. Everything is named, since what is left out is decided, and charged, by the service. It takes no seed. */
export async function omniRequest(request: ClipRequest): Promise<OmniRequest> {
  const resolution = request.tier ?? request.resolution;
  const flaw = flawOf(request, resolution);
  if (flaw !== undefined) throw new UserError(`${request.model} ${flaw[0]}.`, { hint: flaw[1] });
  const text: Content = { type: 'text', text: promptWithAvoid(request) };
  return {
    model: request.model,
    input: request.reference === undefined ? [text] : [await pictureOf(request.reference), text],
    // Without it the answer takes as long as the video, and a broken connection would lose it.
    background: true,
    // What is not stored cannot be asked for again.
    store: true,
    generation_config: { video_config: { task: taskOf(request) } },
    response_format: {
      type: 'video',
      // Videos of more than 4 MB do not fit into the answer.
      delivery: 'uri',
      aspect_ratio: request.aspect,
      resolution,
      duration: `${request.seconds}s`,
    },
  };
}

function flawOf(request: ClipRequest, resolution: string): readonly [flaw: string, hint: string] | undefined {
  const { aspect, audio, continues, prompt } = request;
  if (request.seconds < seconds.min || request.seconds > seconds.max) {
    const range = `makes ${seconds.min} to ${seconds.max} seconds, not ${request.seconds}`;
    return [range, 'Change the length of the scene.'];
  }
  if (!shapes.has(aspect)) return [`makes 16:9 and 9:16, not ${aspect}`, 'Choose another model for this platform.'];
  if (!sizes.has(resolution))
    return [`makes ${[...sizes].join(', ')}, not ${resolution}`, 'Choose another resolution.'];
  if (audio === false) return ['always makes sound', 'Leave out generate.audio, or choose another model.'];
  if (continues !== undefined) {
    return ['cannot go on from another clip here', 'Make the scene shorter, so that one clip covers it.'];
  }
  return prompt.trim() === '' ? ['needs a prompt', 'Give the scene one.'] : undefined;
}

function taskOf({ reference, referenceAs }: ClipRequest): OmniRequest['generation_config']['video_config']['task'] {
  if (reference === undefined) return 'text_to_video';
  return referenceAs === 'style' ? 'reference_to_video' : 'image_to_video';
}

async function pictureOf(reference: NonNullable<ClipRequest['reference']>): Promise<Content> {
  const { mediaType, base64 } = await readPicture(reference);
  return { type: 'image', mime_type: mediaType, data: base64 };
}
