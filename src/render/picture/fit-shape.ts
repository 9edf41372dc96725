import type { VideoStream } from '../../media/media.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle of source pixels, after ffmpeg has applied the rotation. */
export interface Crop extends Size {
  readonly x: number;
  readonly y: number;
}

/** Width : height as it is meant to be seen, with rotation and pixel shape applied. */
export function displayAspect(source: VideoStream): number {
  const [across = 1, down = 1] = source.sampleAspect.split(':').map(Number);
  const pixel = across > 0 && down > 0 ? across / down : 1;
  const aspect = (source.width * pixel) / source.height;
  return isSideways(source) ? 1 / aspect : aspect;
}

/** Size of the frames that ffmpeg hands to the first filter. */
export function decodedSize(source: VideoStream): Size {
  const { width, height } = source;
  return isSideways(source) ? { width: height, height: width } : { width, height };
}

/** The largest part of the source that has the frame's shape, as near to the focal point as the edges allow. */
export function cropToShape(
  source: VideoStream,
  aspect: number,
  focus: { readonly x: number; readonly y: number },
): Crop {
  const decoded = decodedSize(source);
  const shown = displayAspect(source);
  const width = partOf(decoded.width, aspect / shown);
  const height = partOf(decoded.height, shown / aspect);
  return {
    width,
    height,
    x: place(decoded.width, width, focus.x),
    y: place(decoded.height, height, focus.y),
  };
}

/** Where a part begins whose middle should be at `at` of the whole. */
function place(whole: number, part: number, at: number): number {
  return Math.min(even(Math.max(at * whole - part / 2, 0)), 2 * Math.floor((whole - part) / 2));
}

/** All of an odd length stays odd: rounded up it would be more than there is. */
function partOf(length: number, part: number): number {
  return part >= 1 ? length : Math.min(even(length * part), 2 * Math.floor(length / 2));
}

/** Shapes nearer than this are cropped, whatever is asked: a hairline of blur or bar would look like a mistake. */
const sameShape = 0.03;

export function isSimilar(source: VideoStream, frame: Size): boolean {
  return Math.abs(Math.log(displayAspect(source) / (frame.width / frame.height))) < sameShape;
}

/** The largest size of the source's shape that fits into the frame. */
export function fitInside(source: VideoStream, frame: Size): Size {
  const shown = displayAspect(source);
  return {
    width: even(Math.min(frame.width, frame.height * shown)),
    height: even(Math.min(frame.height, frame.width / shown)),
  };
}

/** 4:2:0 has one colour sample for each two pixels across and down. */
export function even(length: number): number {
  return Math.max(0, Math.round(length / 2) * 2);
}

function isSideways(source: VideoStream): boolean {
  return Math.abs(source.rotation) % 180 === 90;
}
