import type { Edit } from '../../plan/plan.ts';
import type { Alongside } from '../inspect/watch-job.ts';

/** The frames in the size of the cover, one after the other as raw RGBA, from the decode of the inspection. */
export function coverAlongside(edit: Edit, frames: readonly number[], target: string): Alongside {
  const { cover } = edit.encode;
  const aspect = cover.width / cover.height;
  const width = Math.min(edit.width, Math.round((edit.height * aspect) / 2) * 2);
  const height = Math.min(edit.height, Math.round(edit.width / aspect / 2) * 2);
  const filters = [
    `select='${frames.map((frame) => `eq(n,${frame})`).join('+')}'`,
    `setpts=N/FRAME_RATE/TB,fps=${edit.fps}`,
    ...(width === edit.width && height === edit.height ? [] : [`crop=${width}:${height}`]),
    `scale=${cover.width}:${cover.height}:flags=lanczos:in_color_matrix=bt709`,
    'format=rgba',
  ].join();
  return {
    from: 'full',
    filters,
    withSound: false,
    output: { target, options: ['-c:v', 'rawvideo', '-f', 'rawvideo'] },
  };
}
