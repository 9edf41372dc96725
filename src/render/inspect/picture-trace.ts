import type { Alongside } from './watch-job.ts';

/** Of a small copy of every frame, in pixels. */
export interface TraceSize {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a block of the trace, each way. */
export const blockSide = 4;
const shortSide = 14 * blockSide;

/** In whole blocks, in the shape of the picture. */
export function traceSize({ width, height }: TraceSize): TraceSize {
  const long = (ratio: number) => Math.round((shortSide * ratio) / blockSide) * blockSide;
  if (width === 0 || height === 0) return { width: shortSide, height: shortSide };
  return width >= height
    ? { width: long(width / height), height: shortSide }
    : { width: shortSide, height: long(height / width) };
}

/** Every frame as raw RGB, small enough to be looked at in a script, and made from the decode of the inspection. */
export function traceAlongside({ width, height }: TraceSize, target: string): Alongside {
  return {
    from: 'small',
    filters: `scale=${width}:${height}:flags=area,format=rgb24`,
    withSound: false,
    output: { target, options: ['-c:v', 'rawvideo', '-f', 'rawvideo'] },
  };
}

export function traceBytes({ width, height }: TraceSize): number {
  return width * height * 3;
}
