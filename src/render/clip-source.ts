import type { FfmpegInput, Probe, VideoStream } from '../media/media.ts';
import type { EditClip } from '../plan/plan.ts';

/** A clip's file and what ffprobe says of it. */
export interface ClipSource {
  readonly file: string;
  readonly video: VideoStream;
  readonly audio: Probe['audio'];
}

/** More than enough to cover a variable rate at the end of a clip, and still no waste. */
const marginSeconds = 0.5;

/** The stretch of a file that a share of `seconds` needs, either its pictures or its sound. */
export function clipInput(source: ClipSource, clip: EditClip, seconds: number, only: 'video' | 'audio'): FfmpegInput {
  const seek = clip.from > 0 ? ['-ss', clip.from.toFixed(6)] : [];
  const stretch = ['-t', (seconds + marginSeconds).toFixed(6)];
  // One thread for each decoder: a team costs a sixth more CPU time, and sixty scenes would have sixty of them.
  const streams = only === 'video' ? [...transparent(source.video), '-an'] : ['-vn'];
  return { source: source.file, options: ['-threads', '1', ...seek, ...stretch, ...streams] };
}

/** ffmpeg's own decoders of VP8 and VP9 leave the transparency out; those of libvpx know it. */
function transparent({ codec, pixelFormat }: VideoStream): readonly string[] {
  const decoder = { vp8: 'libvpx', vp9: 'libvpx-vp9' }[codec];
  return decoder !== undefined && pixelFormat === 'yuva420p' ? ['-c:v', decoder] : [];
}
