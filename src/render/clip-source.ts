import type { FfmpegInput, Probe, VideoStream } from '../media/media.ts';
import type { EditClip } from '../plan/edit.ts';

/** A clip's file and what ffprobe says of it. */
export interface ClipSource {
  readonly file: string;
  readonly video: VideoStream;
  readonly audio: Probe['audio'];
}

/** The part that is heard. */
export type SoundSource = Omit<ClipSource, 'video'>;

/** More than enough to cover a variable rate at the end of a clip, and still no waste. */
const marginSeconds = 0.5;

/** The pictures of the stretch of a file that a share of `seconds` of the video needs. */
export function pictureInput(source: ClipSource, clip: EditClip, seconds: number): FfmpegInput {
  return { source: source.file, options: [...stretchOf(clip, seconds), ...transparent(source.video), '-an'] };
}

/** The sound of it. */
export function soundInput(source: SoundSource, clip: EditClip, seconds: number): FfmpegInput {
  return { source: source.file, options: [...stretchOf(clip, seconds), '-vn'] };
}

function stretchOf(clip: EditClip, seconds: number): readonly string[] {
  const seek = clip.from > 0 ? ['-ss', clip.from.toFixed(6)] : [];
  // One thread for each decoder: a team costs a sixth more CPU time, and sixty scenes would have sixty of them.
  return ['-threads', '1', ...seek, '-t', (seconds * (clip.speed ?? 1) + marginSeconds).toFixed(6)];
}

/** ffmpeg's own decoders of VP8 and VP9 leave the transparency out; those of libvpx know it. */
function transparent({ codec, pixelFormat }: VideoStream): readonly string[] {
  const decoder = { vp8: 'libvpx', vp9: 'libvpx-vp9' }[codec];
  return decoder !== undefined && pixelFormat === 'yuva420p' ? ['-c:v', decoder] : [];
}

/** Brings a clip to its speed: its times, before anything counts them. */
export function atSpeed({ speed = 1 }: EditClip): readonly string[] {
  return speed === 1 ? [] : [`setpts=PTS/${speed}`];
}
