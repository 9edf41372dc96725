import type { VideoStream } from '../../media/media.ts';
import type { Size } from './fit-shape.ts';

// Every picture is brought to what the platforms expect: BT.709, limited range, 8 bit, tagged as such.

/** Says what the frames are, without touching a pixel. Equal tags also keep ffmpeg 7 from inserting conversions. */
export const taggedBt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Scales and, in the same step, converts matrix and range. Nothing at all when nothing is to be done. */
export function asBt709(source: VideoStream, from: Size, to: Size, flags = 'bicubic'): readonly string[] {
  const matrix = isHdr(source) ? 'bt709' : matrixOf(source);
  const range = source.colour.range === 'pc' && !isHdr(source) ? 'pc' : 'tv';
  const sameSize = from.width === to.width && from.height === to.height;
  if (sameSize && matrix === 'bt709' && range === 'tv') return [];
  return [
    `scale=${to.width}:${to.height}:flags=${flags}:in_color_matrix=${matrix}:out_color_matrix=bt709:in_range=${range}:out_range=tv`,
  ];
}

/** Phones film in HDR; tone-mapped it looks as meant, tagged as BT.709 without mapping it looks washed out. */
export function toSdr(source: VideoStream): readonly string[] {
  if (!isHdr(source)) return [];
  return [
    'zscale=transfer=linear:npl=203',
    'format=gbrpf32le',
    'zscale=primaries=bt709',
    'tonemap=mobius:desat=0',
    'zscale=transfer=bt709:matrix=bt709:range=tv',
    'format=yuv420p',
  ];
}

function isHdr(source: VideoStream): boolean {
  return ['smpte2084', 'arib-std-b67'].includes(source.colour.transfer);
}

/** Untagged pictures follow the habit of players: HD is BT.709, smaller is BT.601. */
function matrixOf(source: VideoStream): string {
  const { space } = source.colour;
  if (['bt470bg', 'smpte170m', 'fcc'].includes(space)) return 'bt601';
  if (space === 'smpte240m') return 'smpte240m';
  if (space.startsWith('bt2020')) return 'bt2020';
  if (space === 'bt709') return 'bt709';
  return Math.min(source.width, source.height) < 720 ? 'bt601' : 'bt709';
}

/** Drawn pictures come as RGB. These are the formats that overlay and xfade mix without converting again. */
export const opaque = `scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,${taggedBt709}`;
export const transparent = `scale=out_color_matrix=bt709:out_range=tv,format=yuva420p,${taggedBt709}`;
