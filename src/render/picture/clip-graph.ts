import type { VideoStream } from '../../media/media.ts';
import { type Crop, type Size, cropToShape, decodedSize, displayAspect, fitInside } from './fit-shape.ts';
import { asBt709, taggedBt709, toSdr } from './colour.ts';

export interface ClipPicture {
  readonly source: VideoStream;
  /** How many frames to show: the last one is held when the file runs short. */
  readonly frames: number;
  /** Filters that change how fast it plays. */
  readonly pace?: readonly string[];
  readonly reframe: 'crop' | 'blur';
  readonly focus: { readonly x: number; readonly y: number };
}

/** The blur is done at an eighth of the size: at full size it would cost more than the encode. */
const blurScale = 8;
/** Shapes nearer than this are cropped: a hairline of blur would look like a mistake. */
const sameShape = 0.03;

/** Chains that turn input `from` into exactly `frames` frames of the wished size and rate, labelled `to`. */
export function clipGraph(clip: ClipPicture, frame: Size, fps: number, from: string, to: string): readonly string[] {
  const { source, frames, pace = [] } = clip;
  // Time comes first: these keep a hold of their frames, and a frame that somebody holds is copied before it is drawn on.
  const timed = [...pace, `fps=${fps}:start_time=0`, 'tpad=stop=-1:stop_mode=clone', `trim=end_frame=${frames}`];
  const before = [...deinterlace(source), ...timed, ...toSdr(source)];
  if (clip.reframe === 'blur' && !isSimilar(source, frame)) return blurred(source, frame, { from, to, before });
  const crop = cropToShape(source, frame.width / frame.height, clip.focus);
  const fitted = [...cropAndScale(source, crop, frame), 'setsar=1', taggedBt709];
  return [`[${from}]${[...before, ...fitted].join()}[${to}]`];
}

function cropAndScale(source: VideoStream, crop: Crop, frame: Size): readonly string[] {
  const decoded = decodedSize(source);
  const whole = crop.width === decoded.width && crop.height === decoded.height;
  return [
    ...(whole ? [] : [`crop=${crop.width}:${crop.height}:${crop.x}:${crop.y}:exact=1`]),
    ...asBt709(source, crop, frame),
    'format=yuv420p',
  ];
}

interface Ends {
  readonly from: string;
  readonly to: string;
  readonly before: readonly string[];
}

/** The whole picture over a soft, darker copy of itself that fills the frame. */
function blurred(source: VideoStream, frame: Size, { from, to, before }: Ends): readonly string[] {
  const inside = fitInside(source, frame);
  const fill = cropToShape(source, frame.width / frame.height, { x: 0.5, y: 0.5 });
  const small = { width: evenPart(frame.width), height: evenPart(frame.height) };
  const soft = [
    `crop=${fill.width}:${fill.height}:${fill.x}:${fill.y}:exact=1`,
    ...asBt709(source, fill, small, 'fast_bilinear'),
    'format=yuv420p,gblur=sigma=7,eq=brightness=-0.09:saturation=1.1',
    `scale=${frame.width}:${frame.height}:flags=bilinear,setsar=1,${taggedBt709}`,
  ];
  const sharp = [...asBt709(source, decodedSize(source), inside), `format=yuv420p,setsar=1,${taggedBt709}`];
  return [
    `[${from}]${[...before, 'split'].join()}[${to}fill][${to}fit]`,
    `[${to}fill]${soft.join()}[${to}soft]`,
    `[${to}fit]${sharp.join()}[${to}sharp]`,
    `[${to}soft][${to}sharp]overlay=x=${(frame.width - inside.width) / 2}:y=${(frame.height - inside.height) / 2}:format=yuv420[${to}]`,
  ];
}

function isSimilar(source: VideoStream, frame: Size): boolean {
  return Math.abs(Math.log(displayAspect(source) / (frame.width / frame.height))) < sameShape;
}

function evenPart(length: number): number {
  return Math.round(length / blurScale / 2) * 2;
}

function deinterlace(source: VideoStream): readonly string[] {
  return ['tt', 'bb', 'tb', 'bt'].includes(source.fieldOrder) ? ['bwdif=mode=send_frame'] : [];
}
