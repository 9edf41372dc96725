import { basename } from 'node:path';
import type { ClipRequest } from '../plan/plan.ts';
import { duration } from './format.ts';

/** What a provider is asked for beside the prompt, in words. */
export function sentWords(request: ClipRequest): string {
  const { seconds, width, height, aspect, resolution, tier, fps, seed, audio, reference, referenceAs } = request;
  if (request.footage !== undefined) return basename(request.footage.path);
  const picture =
    reference && `${basename(reference.path)} as ${referenceAs === 'style' ? 'reference' : 'first frame'}`;
  return [
    duration(seconds),
    `${width}x${height} (${aspect}, ${tier ?? resolution})`,
    `${fps} frames a second`,
    audio === undefined ? undefined : `sound ${audio ? 'on' : 'off'}`,
    `seed ${seed}`,
    picture,
    request.continues && 'going on from the piece before',
  ]
    .filter((word) => word !== undefined)
    .join(', ');
}
