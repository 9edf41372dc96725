import type { FfmpegInput, Probe, VideoStream } from '../media/media.ts';
import type { EditClip } from '../plan/plan.ts';

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

/** The stretch of a file that a share of `seconds` of the video needs, either its pictures or its sound. */
export function clipInput(source: SoundSource, clip: EditClip, seconds: number, only: 'video' | 'audio'): FfmpegInput {
  const seek = clip.from > 0 ? ['-ss', clip.from.toFixed(6)] : [];
  const stretch = ['-t', (seconds * (clip.speed ?? 1) + marginSeconds).toFixed(6)];
  // One thread for each decoder: a team costs a sixth more CPU time, and sixty scenes would have sixty of them.
  return { source: source.file, options: ['-threads', '1', ...seek, ...stretch, only === 'video' ? '-an' : '-vn'] };
}

/** Brings a clip to its speed: its times, before anything counts them. */
export function atSpeed({ speed = 1 }: EditClip): readonly string[] {
  return speed === 1 ? [] : [`setpts=PTS/${speed}`];
}
