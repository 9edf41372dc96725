import type { VideoStream } from '../../media/media.ts';
import type { ReframeStyle } from '../../campaign/reframe-schema.ts';
import { still, type CropTrack } from '../reframe/crop-track.ts';
import { asBt709, graded, ground, hasAlpha, taggedBt709, toRgb, toSdr } from './colour.ts';
import { cropFilters } from './crop-filters.ts';
import { type Size, cropToShape, decodedSize, fitInside, isSimilar } from './fit-shape.ts';

export interface ClipPicture {
  readonly source: VideoStream;
  /** How many frames to show: the last one is held when the file runs short. */
  readonly frames: number;
  /** Filters that change how fast it plays. */
  readonly pace?: readonly string[];
  readonly reframe: ReframeStyle;
  readonly focus: { readonly x: number; readonly y: number };
  /** Where an automatic crop is; without it, it stays at the focal point. */
  readonly track?: CropTrack | undefined;
  /** Colour of bars, and of what is behind a transparent picture. */
  readonly ground: string;
  /** A `.cube` file. */
  readonly lut?: string | undefined;
}

/** The blur is done at an eighth of the size: at full size it would cost more than the encode. */
const blurScale = 8;

interface Ends {
  readonly from: string;
  readonly to: string;
  /** What comes before the first filter of the frame. */
  readonly before: readonly string[];
}

/** Chains that turn input `from` into exactly `frames` frames of the wished size and rate, labelled `to`. */
export function clipGraph(clip: ClipPicture, frame: Size, fps: number, from: string, to: string): readonly string[] {
  const before = [...clipFrames(clip.source, clip.frames, fps, clip.pace), ...toSdr(clip.source)];
  if (!hasAlpha(clip.source)) return framed(clip, frame, fps, { from, to, before });
  const solid = { ...clip, source: solidSource(clip.source) };
  return [
    ...onGround(clip, fps, { from, to: `${to}solid`, before }),
    ...framed(solid, frame, fps, { from: `${to}solid`, to, before: [] }),
  ];
}

/** Exactly the frames that are shown, at the rate of the video. Time comes first: these filters keep a hold of their frames, and a frame that somebody holds is copied before it is drawn on. */
export function clipFrames(
  source: VideoStream,
  frames: number,
  fps: number,
  pace: readonly string[] = [],
): readonly string[] {
  const timed = [...pace, `fps=${fps}:start_time=0`, 'tpad=stop=-1:stop_mode=clone', `trim=end_frame=${frames}`];
  return [...deinterlace(source), ...timed];
}

function framed(clip: ClipPicture, frame: Size, fps: number, ends: Ends): readonly string[] {
  const style = isSimilar(clip.source, frame) ? 'crop' : clip.reframe;
  if (style === 'blur') return blurred(clip, frame, ends);
  if (style === 'fit') return barred(clip, frame, fps, ends);
  return cropped(clip, frame, ends);
}

function cropped(
  { source, focus, track, lut }: ClipPicture,
  frame: Size,
  { from, to, before }: Ends,
): readonly string[] {
  const fixed = track ?? still(cropToShape(source, frame.width / frame.height, focus));
  const crop = cropFilters(fixed, decodedSize(source), frame);
  const filters = [...crop.coarse, ...asBt709(source, crop.from, crop.to), 'format=yuv420p', ...crop.fine];
  return [`[${from}]${[...before, ...filters, ...graded(lut), 'setsar=1', taggedBt709].join()}[${to}]`];
}

/** The whole picture between bars. */
function barred(
  { source, frames, ground: colour, lut }: ClipPicture,
  frame: Size,
  fps: number,
  { from, to, before }: Ends,
): readonly string[] {
  const inside = fitInside(source, frame);
  return [
    `${ground(colour, frame, { frames, fps })}[${to}bars]`,
    `[${from}]${[...before, ...whole(source, inside), ...graded(lut), taggedBt709].join()}[${to}fit]`,
    `[${to}bars][${to}fit]${inMiddle(inside, frame)}[${to}]`,
  ];
}

/** The whole picture over a soft, darker copy of itself that fills the frame. */
function blurred({ source, lut }: ClipPicture, frame: Size, { from, to, before }: Ends): readonly string[] {
  const inside = fitInside(source, frame);
  const fill = cropToShape(source, frame.width / frame.height, { x: 0.5, y: 0.5 });
  const small = { width: evenPart(frame.width), height: evenPart(frame.height) };
  const soft = [
    `crop=${fill.width}:${fill.height}:${fill.x}:${fill.y}:exact=1`,
    ...asBt709(source, fill, small, 'fast_bilinear'),
    'format=yuv420p,gblur=sigma=7,eq=brightness=-0.09:saturation=1.1',
    ...graded(lut),
    `scale=${frame.width}:${frame.height}:flags=bilinear,setsar=1,${taggedBt709}`,
  ];
  const sharp = [...whole(source, inside), ...graded(lut), taggedBt709];
  return [
    `[${from}]${[...before, 'split'].join()}[${to}fill][${to}fit]`,
    `[${to}fill]${soft.join()}[${to}soft]`,
    `[${to}fit]${sharp.join()}[${to}sharp]`,
    `[${to}soft][${to}sharp]${inMiddle(inside, frame)}[${to}]`,
  ];
}

function whole(source: VideoStream, inside: Size): readonly string[] {
  return [...asBt709(source, decodedSize(source), inside), 'format=yuv420p,setsar=1'];
}

function inMiddle(inside: Size, frame: Size): string {
  return `overlay=x=${(frame.width - inside.width) / 2}:y=${(frame.height - inside.height) / 2}:format=yuv420`;
}

/** A transparent picture over the ground, at its own size: only then is it as opaque as any other. */
function onGround(
  { source, frames, ground: colour }: ClipPicture,
  fps: number,
  { from, to, before }: Ends,
): readonly string[] {
  const size = decodedSize(source);
  return [
    `${ground(colour, size, { frames, fps }, 'gbrp')}[${to}ground]`,
    `[${from}]${[...before, ...toRgb(source)].join()}[${to}clear]`,
    `[${to}ground][${to}clear]overlay=format=gbrp[${to}]`,
  ];
}

function solidSource(source: VideoStream): VideoStream {
  return {
    ...source,
    pixelFormat: 'gbrp',
    fieldOrder: 'progressive',
    colour: { ...source.colour, transfer: '', range: 'pc' },
  };
}

function evenPart(length: number): number {
  return Math.round(length / blurScale / 2) * 2;
}

function deinterlace(source: VideoStream): readonly string[] {
  return ['tt', 'bb', 'tb', 'bt'].includes(source.fieldOrder) ? ['bwdif=mode=send_frame'] : [];
}
