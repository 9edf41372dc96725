import type { Campaign } from '../campaign/campaign.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { Size } from '../campaign/model-schema.ts';
import { keptByCrop } from './fit-shape.ts';

// Less than this is a rounding of the sizes, such as 1024x1792 for 9:16, and nobody need compose for it.
const sameShape = 0.97;

/** How to compose the shot for where it will be seen, in whole sentences. */
export function framingAdvice(tune: Campaign['generate']['tune'], platform: Platform, size: Size): string {
  if (tune === 'platform') return [platform.prompt.framing.trim(), cropAdvice(platform, size)].join(' ').trim();
  const shape = `${shapeName(size)} ${size.aspect} composition`;
  // Nothing is said of the captions and buttons that will lie there: a model would draw them.
  return tune === 'aspect'
    ? `${shape}, subject near the centre, plain and calm towards the edges.`
    : `${shape}, subject and action in the middle of the frame, so that a wide, a square and a vertical crop all hold them.`;
}

function cropAdvice({ frame }: Platform, size: Size): string {
  if (keptByCrop(size, frame) >= sameShape) return '';
  return `Filmed in ${size.aspect} and cropped to ${frame.aspect} afterwards: keep everything that matters inside the central ${frame.aspect} area.`;
}

function shapeName({ width, height }: Size): string {
  const ratio = width / height;
  if (ratio >= 2) return 'Ultra-wide';
  if (ratio > 1.1) return 'Wide';
  if (ratio > 0.9) return 'Square';
  return ratio > 0.7 ? 'Portrait' : 'Vertical';
}
