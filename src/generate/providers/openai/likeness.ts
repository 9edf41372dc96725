import { contentKey } from '../../../plan/content-key.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import { promptWithAvoid } from '../../prompt-with-avoid.ts';
import { keyInMetadata } from './request-fields.ts';
import { secondsSaid, type Video } from './video.ts';

/** Best first. `nearly`: the same prompt, in another length, size or model: another clip, or this one, changed by its gateway. */
export const grades = ['surely', 'alike', 'nearly'] as const;
export type Alike = (typeof grades)[number] | 'no';

/** How much a listed video looks like what a request makes. Whatever the service does not say may be equal. */
export function likenessTo(request: ClipRequest): (video: Video) => Alike {
  const key = contentKey(request);
  // Either way of writing it: the configuration may have changed since.
  const prompts = [request.prompt, promptWithAvoid(request)].map(tidy);
  return (video) => {
    const noted = video.metadata?.[keyInMetadata];
    if (noted !== undefined) return noted === key ? 'surely' : 'no';
    if (video.prompt !== undefined && !prompts.includes(tidy(video.prompt))) return 'no';
    return isOfSize(video, request) && isAsLong(video, request) && isByModel(video, request) ? 'alike' : 'nearly';
  };
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** In pixels, or by the name of the tier. */
function isOfSize({ size }: Video, { width, height, tier, resolution }: ClipRequest): boolean {
  return size === undefined || [`${width}x${height}`, tier ?? resolution].includes(size);
}

/** An extension tells the length of the whole. */
function isAsLong(video: Video, { seconds, continues }: ClipRequest): boolean {
  const said = secondsSaid(video);
  return said === undefined || (continues === undefined ? said === seconds : said >= seconds);
}

/** Gateways put the name of a provider before it, or take it away. */
function isByModel({ model }: Video, asked: ClipRequest): boolean {
  return model === undefined || model.includes(asked.model) || asked.model.includes(model);
}
