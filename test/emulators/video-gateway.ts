import { loadImage } from '@napi-rs/canvas';
import type { VideoRequest } from './video-request.ts';

/** The habits of one gateway or server; the protocol as OpenAI wrote it unless said otherwise. */
export interface Gateway {
  /** The only way of writing a create that it takes. */
  readonly encoding?: 'multipart' | 'json';
  /** Sizes are tiers such as 180p, with an aspect_ratio beside them. */
  readonly sizes?: 'tiers';
  /** Lengths are numbers; text is refused. */
  readonly seconds?: 'numbers';
  /** Makes longer clips this long, without a word. */
  readonly longest?: number;
  /** What an extension comes back as. */
  readonly extensions?: 'alone' | 'none';
  /** Where a finished video says its footage is; there is no route for it then. */
  readonly results?: 'url' | 'path' | 'videos' | 'base64';
  /** How the missing route answers; 404 unless said otherwise. */
  readonly noContent?: number;
  /** Lists so many at once, whatever it is asked for, and does not say whether there are more. */
  readonly pageSize?: number;
  /** What a list must be asked with. */
  readonly list?: Readonly<Record<string, string>>;
}

/** Why it refuses a create; undefined when it does not. */
export async function objection(
  asked: VideoRequest,
  { encoding, sizes, seconds }: Gateway,
): Promise<string | undefined> {
  if (encoding !== undefined && asked.encoding !== encoding) return `The body must be ${encoding}.`;
  if (asked.prompt === '') return "Missing required parameter: 'prompt'.";
  if (seconds === 'numbers' && asked.secondsType !== 'number') return 'seconds: Input should be a valid integer';
  const pattern = sizes === 'tiers' ? /^\d+p$/i : /^\d+x\d+$/;
  if (!pattern.test(asked.size)) return `Invalid size: ${asked.size}`;
  if (sizes === 'tiers' && asked.extra['aspect_ratio'] === undefined) return 'aspect_ratio is required';
  return asked.picture && (await mismatch(asked.picture, sizeMade(asked)));
}

async function mismatch(picture: Buffer, size: string): Promise<string | undefined> {
  const { width, height } = await loadImage(picture);
  return `${width}x${height}` === size ? undefined : 'Inpaint image must match the requested width and height';
}

/** In pixels, of a size as a tier too: its number is the shorter side. */
export function sizeMade({ size, extra }: VideoRequest): string {
  const short = Number(/^(\d+)p$/i.exec(size)?.[1]);
  if (!short) return size;
  const [wide = 1, tall = 1] = (extra['aspect_ratio'] ?? '16:9').split(':').map(Number);
  const scale = short / Math.min(wide, tall);
  return `${Math.round(wide * scale)}x${Math.round(tall * scale)}`;
}

export function placeOf(
  results: NonNullable<Gateway['results']>,
  { link, footage }: { readonly link: string; readonly footage: Buffer },
): Readonly<Record<string, unknown>> {
  if (results === 'url') return { url: link };
  if (results === 'path') return { url: new URL(link).pathname };
  if (results === 'videos') return { videos: [{ type: 'url', url: link, content_type: 'video/mp4' }] };
  return { videos: [{ type: 'base64', base64: footage.toString('base64'), content_type: 'video/mp4' }] };
}
