import type { Shot } from '../shots.ts';

/**
 * Chains `shot0`, `shot1` … into `to`: cross-fades where a shot has a fade, cuts elsewhere. xfade hands frames through
 * untouched outside the joint, so only the overlap costs anything.
 */
export function joinShots(shots: readonly Shot[], fps: number, to: string): readonly string[] {
  if (shots.length === 1) return [`[shot0]null[${to}]`];
  const frames = shots.reduce((end, shot) => Math.max(end, shot.start + shot.frames), 0);
  return shots.slice(1).map((shot, index) => {
    const before = index === 0 ? 'shot0' : `join${index}`;
    const last = index === shots.length - 2;
    // In ffmpeg 5.1 a cross-fade after a cut hands out its last frame twice.
    const after = last ? `,trim=end_frame=${frames}[${to}]` : `[join${index + 1}]`;
    return `[${before}][shot${index + 1}]${joint(shot, fps)}${after}`;
  });
}

/** concat forgets the frame rate, which xfade insists on. */
export function cut(count: number, fps: number): string {
  return `concat=n=${count}:v=1:a=0,settb=1/${fps},fps=${fps}`;
}

function joint(shot: Shot, fps: number): string {
  if (shot.fade === 0) return cut(2, fps);
  const seconds = (frames: number) => (frames / fps).toFixed(6);
  return `xfade=transition=fade:duration=${seconds(shot.fade)}:offset=${seconds(shot.start)}`;
}
