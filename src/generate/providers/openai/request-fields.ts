import { contentKey } from '../../../plan/content-key.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import type { Dialect } from './settings.ts';

/** Fields of a create by their names, but for the picture. */
export type Fields = Readonly<Record<string, FieldValue>>;
type FieldValue = string | number | boolean | Readonly<Record<string, string>>;

/** Everything is named, since what is left out is decided, and charged, by the service. */
export function requestFields(request: ClipRequest, dialect: Dialect): Fields {
  const { model } = request;
  const prompt = promptOf(request, dialect);
  const ours = { model, prompt, seconds: secondsOf(request, dialect), ...sizeOf(request, dialect) };
  return { ...dialect.extra, ...fieldsBeyond(request, dialect), ...ours };
}

export function promptOf(request: ClipRequest, { send }: Dialect): string {
  return send.includes('negative_prompt') ? request.prompt : promptWithAvoid(request);
}

export function secondsOf({ seconds }: ClipRequest, dialect: Dialect): string | number {
  return dialect.seconds === 'string' ? String(seconds) : seconds;
}

function sizeOf({ width, height, aspect, tier, resolution }: ClipRequest, dialect: Dialect): Record<string, string> {
  if (dialect.size === 'pixels') return { size: `${width}x${height}` };
  return { size: tier ?? resolution, aspect_ratio: aspect };
}

/** Where a clip's key stands in the metadata of its video, for gateways that keep it: there a lost answer is found for sure. */
export const keyInMetadata = 'reelmill_clip';

// Each is named in the configuration as the gateway calls it: sound is `audio` to Bifrost and `generate_sound` to vLLM-Omni.
const beyond: Readonly<Record<Dialect['send'][number], (request: ClipRequest) => FieldValue | undefined>> = {
  fps: ({ fps }) => fps,
  seed: ({ seed }) => seed,
  negative_prompt: ({ avoid }) => (avoid.length === 0 ? undefined : avoid.join(', ')),
  audio: ({ audio }) => audio,
  generate_sound: ({ audio }) => audio,
  metadata: (request) => ({ [keyInMetadata]: contentKey(request) }),
};

function fieldsBeyond(request: ClipRequest, { send }: Dialect): Fields {
  const fields = send.flatMap((name) => {
    const value = beyond[name](request);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(fields);
}
