import type { Shot } from '../shots.ts';

/**
 * Chains `shot0`, `shot1` … into `to`: cross-fades where a shot has a fade, cuts elsewhere. xfade hands frames through
 * untouched outside the joint, so only the overlap costs anything.
 */
export function joinShots(shots: readonly Shot[], fps: number, to: string): readonly string[] {
  if (shots.length === 1) return [`[shot0]null[${to}]`];
  return shots.slice(1).map((shot, index) => {
    const before = index === 0 ? 'shot0' : `join${index}`;
    const after = index === shots.length - 2 ? to : `join${index + 1}`;
    return `[${before}][shot${index + 1}]${joint(shot, fps)}[${after}]`;
  });
}

/**
 * `count` pictures one after the other, `frames` in all. concat forgets the frame rate, which xfade insists on. The last
 * picture is held and cut off: where a stream ends with its fade, ffmpeg 5.1 loses a frame.
 */
export function cut(count: number, frames: number, fps: number): string {
  return `concat=n=${count}:v=1:a=0,settb=1/${fps},fps=${fps},tpad=stop=-1:stop_mode=clone,trim=end_frame=${frames}`;
}

function joint(shot: Shot, fps: number): string {
  if (shot.fade === 0) return cut(2, shot.start + shot.frames, fps);
  const seconds = (frames: number) => (frames / fps).toFixed(6);
  return `xfade=transition=fade:duration=${seconds(shot.fade)}:offset=${seconds(shot.start)}`;
}
