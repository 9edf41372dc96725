import { rm, writeFile } from 'node:fs/promises';
import type { FfmpegJob, Media } from '../../../media/media.ts';
import type { Operation } from '../../../operation.ts';
import type { ClipRequest } from '../../../plan/plan.ts';
import type { VideoProvider } from '../../provider.ts';
import { frameCount } from './frame-count.ts';
import { composeBed } from './sound-bed.ts';
import { streamFrames } from './stream-frames.ts';

/** Draws storyboards that move: no key, no network, no cost. Every frame says that it is an animatic. */
export function createAnimatic({ media }: { readonly media: Media }): VideoProvider {
  return {
    id: 'animatic',
    pollMs: 0,
    // Nothing is started: the operation is the request itself, and downloading draws it.
    start: async (request) => ({ id: 'drawn here', request: JSON.stringify(request) }),
    status: async () => ({ state: 'succeeded', costUsd: 0 }),
    find: async () => undefined,
    async download(operation, file, { signal, onProgress }) {
      const request = requestOf(operation);
      const seconds = frameCount(request) / request.fps;
      const sound = `${file}.bed.wav`;
      const frames = streamFrames(request);
      try {
        await writeFile(sound, composeBed(request, seconds), { signal });
        await media.run(drawJob(request, frames, sound, file), {
          signal,
          seconds,
          ...(onProgress ? { onProgress } : {}),
        });
      } finally {
        frames.destroy();
        await rm(sound, { force: true });
      }
    },
  };
}

function requestOf(operation: Operation): ClipRequest {
  const request: ClipRequest = JSON.parse(String(operation['request']));
  return request;
}

/** Light to encode and to decode, and close to the drawing: the clip is only ever read by renders. Twice the bytes of veryfast at crf 16, for less work and a higher SSIM. */
function drawJob(
  request: ClipRequest,
  frames: ReturnType<typeof streamFrames>,
  sound: string,
  file: string,
): FfmpegJob {
  const { width, height, fps } = request;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-video_size', `${width}x${height}`, '-framerate', String(fps)];
  return {
    inputs: [{ source: frames, options: raw }, { source: sound }],
    graph: '[0:v]scale=out_color_matrix=bt709:out_range=tv,format=yuv420p[picture]',
    outputs: [
      {
        target: file,
        options: [
          '-map [picture] -map 1:a -c:v libx264 -preset ultrafast -crf 13 -bf 0',
          `-g ${5 * fps} -colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv`,
          '-c:a aac -b:a 160k -f mp4 -movflags +faststart',
        ].flatMap((options) => options.split(' ')),
      },
    ],
  };
}
