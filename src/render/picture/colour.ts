import type { VideoStream } from '../../media/media.ts';
import { filterPath } from './filter-path.ts';
import type { Size } from './fit-shape.ts';

// Every picture is brought to what the platforms expect: BT.709, limited range, 8 bit, tagged as such.

/** Says what the frames are, without touching a pixel. Equal tags also keep ffmpeg 7 from inserting conversions. */
export const taggedBt709 = 'setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709';

/** Scales and, in the same step, converts matrix and range. Nothing at all when nothing is to be done. */
export function asBt709(source: VideoStream, from: Size, to: Size, flags = 'bicubic'): readonly string[] {
  const hdr = isHdr(source);
  const matrix = hdr ? 'bt709' : matrixOf(source);
  const range = hdr ? 'tv' : rangeOf(source);
  const sameSize = from.width === to.width && from.height === to.height;
  if (sameSize && matrix === 'bt709' && range === 'tv' && !isRgb(source)) return [];
  return [
    `scale=${to.width}:${to.height}:flags=${flags}:in_color_matrix=${matrix}:out_color_matrix=bt709:in_range=${range}:out_range=tv`,
  ];
}

/** Phones film in HDR; tone-mapped it looks as meant, tagged as BT.709 without mapping it looks washed out. What HDR leaves untagged is BT.2020. */
export function toSdr(source: VideoStream): readonly string[] {
  if (!isHdr(source)) return [];
  const { space, primaries } = source.colour;
  const tags = [
    ...(isTagged(primaries) ? [] : ['color_primaries=bt2020']),
    ...(isTagged(space) ? [] : ['colorspace=bt2020nc']),
  ];
  return [
    ...(tags.length > 0 ? [`setparams=${tags.join(':')}`] : []),
    'zscale=transfer=linear:npl=203',
    'format=gbrpf32le',
    'zscale=primaries=bt709',
    'tonemap=mobius:desat=0',
    'zscale=transfer=bt709:matrix=bt709:range=tv',
    'format=yuv420p',
  ];
}

/** The look of the brand, on frames that are BT.709 already. */
export function graded(lut: string | undefined): readonly string[] {
  if (lut === undefined) return [];
  return [
    // More than 8 bit on the way, so that soft skies do not band.
    'scale=in_color_matrix=bt709:in_range=tv,format=gbrp10le',
    `lut3d=file=${filterPath(lut)}:interp=tetrahedral`,
    'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p',
  ];
}

interface Lasting {
  readonly frames: number;
  readonly fps: number;
}

/** A source of one colour, drawn once and repeated by reference. By itself ffmpeg 5 would mix it with the matrix of BT.601. */
export function ground(colour: string, { width, height }: Size, { frames, fps }: Lasting, format = 'yuv420p'): string {
  const drawn = `color=c=${colour.replace('#', '0x')}:s=${width}x${height}:r=${fps}:d=${(1 / fps).toFixed(6)},format=gbrp`;
  const converted = format === 'gbrp' ? '' : `,${opaque}`;
  return `${drawn}${converted},setsar=1,loop=loop=${frames - 1}:size=1,settb=1/${fps},setpts=N`;
}

/** Transparent frames as RGB with alpha, whatever they were. */
export function toRgb(source: VideoStream): readonly string[] {
  const yuv = isHdr(source) ? [] : [`scale=in_color_matrix=${matrixOf(source)}:in_range=${rangeOf(source)}`];
  return [...(isRgb(source) ? [] : yuv), 'format=gbrap'];
}

export function hasAlpha({ pixelFormat }: VideoStream): boolean {
  return /^(yuva|gbrap|ya\d|rgba|bgra|argb|abgr|pal8|ayuv|vuya)/.test(pixelFormat);
}

function isRgb({ pixelFormat }: VideoStream): boolean {
  return /rgb|bgr|gbr|pal8/.test(pixelFormat);
}

function isHdr(source: VideoStream): boolean {
  return ['smpte2084', 'arib-std-b67'].includes(source.colour.transfer);
}

function isTagged(value: string): boolean {
  return value !== '' && value !== 'unknown' && value !== 'unspecified';
}

/** RGB and the formats of JPEG are full range by name; ffprobe does not always say so. */
function rangeOf(source: VideoStream): 'pc' | 'tv' {
  return source.colour.range === 'pc' || source.pixelFormat.startsWith('yuvj') || isRgb(source) ? 'pc' : 'tv';
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
