import type { Edit } from '../../plan/edit.ts';
import type { Alongside } from '../inspect/watch-job.ts';

export const rawFrames = ['-c:v', 'rawvideo', '-f', 'rawvideo'] as const;

/** The frames in the size of the cover, one after the other as raw RGBA, from the decode of the inspection. */
export function coverAlongside(edit: Edit, frames: readonly number[], target: string): Alongside {
  return {
    from: 'full',
    filters: coverFilters(edit, frames),
    withSound: false,
    output: { target, options: rawFrames },
  };
}

/** Picks frames and brings them into the shape of the cover. */
export function coverFilters(edit: Edit, frames: readonly number[]): string {
  const { cover } = edit.encode;
  const { width, height } = coverCrop(edit);
  return [
    `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}'`,
    `setpts=N/FRAME_RATE/TB,fps=${edit.fps}`,
    ...(width === edit.width && height === edit.height ? [] : [`crop=${width}:${height}`]),
    `scale=${cover.width}:${cover.height}:flags=lanczos:in_color_matrix=bt709`,
    'format=rgba',
  ].join();
}

/** The part of the frame, in its middle, that has the cover's shape. */
export function coverCrop({ width, height, encode: { cover } }: Edit): { width: number; height: number } {
  const aspect = cover.width / cover.height;
  return {
    width: Math.min(width, Math.round((height * aspect) / 2) * 2),
    height: Math.min(height, Math.round(width / aspect / 2) * 2),
  };
}
