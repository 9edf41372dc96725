import type { FfmpegInput, FfmpegJob } from '../../media/media.ts';
import type { Size } from '../picture/fit-shape.ts';

interface Sampling {
  readonly input: FfmpegInput;
  /** Filters that bring the clip to exactly the frames that are shown. */
  readonly timed: readonly string[];
  readonly toSdr: readonly string[];
  readonly size: Size;
  /** Frames from one look to the next. */
  readonly every: number;
  readonly target: string;
}

/** Small pictures of a clip, one after the other in one file of RGB, and where it cuts, as lines of scdet. */
export function sampleJob({ input, timed, toSdr, size, every, target }: Sampling): FfmpegJob {
  const small = `scale=${size.width}:${size.height}:flags=area`;
  // scdet sees every frame, so that a cut is found where it is and not between two looks.
  const chain = [...timed, small, ...toSdr, 'scdet=threshold=12', `framestep=${every}`, 'format=rgb24'];
  return {
    inputs: [input],
    graph: `[0:v:0]${chain.join()}[looks]`,
    outputs: [{ target, options: ['-map', '[looks]', '-f', 'rawvideo'] }],
  };
}

/** Frames at which a new shot begins, from the lines that ffmpeg wrote. Two in a moment are a flash, and no cut. */
export function readCuts(log: string, fps: number): readonly number[] {
  const frames = [...log.matchAll(/lavfi\.scd\.time: ?([\d.]+)/g)].map(([, time]) => Math.round(Number(time) * fps));
  const moment = 0.3 * fps;
  return frames.filter((frame) => frames.every((other) => other === frame || Math.abs(other - frame) > moment));
}
