import type { FfmpegInput } from '../../media/media.ts';
import type { Size } from './fit-shape.ts';

/** A frame that was drawn: raw RGBA. */
export function rawInput(file: string, { width, height }: Size, fps: number): FfmpegInput {
  const shape = ['-pixel_format', 'rgba', '-video_size', `${width}x${height}`, '-framerate', String(fps)];
  return { source: file, options: ['-f', 'rawvideo', ...shape] };
}
