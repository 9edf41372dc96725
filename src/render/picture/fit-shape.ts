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
  const width = even(decoded.width * Math.min(1, aspect / shown));
  const height = even(decoded.height * Math.min(1, shown / aspect));
  const place = (room: number, part: number, at: number) =>
    even(Math.min(Math.max(at * room - part / 2, 0), room - part));
  return {
    width,
    height,
    x: place(decoded.width, width, focus.x),
    y: place(decoded.height, height, focus.y),
  };
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
