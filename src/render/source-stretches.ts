import type { ClipKey, Edit } from '../plan/plan.ts';
import type { ClipSource } from './clip-source.ts';
import { readStretches, type Stretch } from './inspect/stretch.ts';
import { sharesOf, shotsOf } from './shots.ts';

/** Where the footage itself stands still, in seconds of the video, from what the render reported of each clip. */
export function stillFootage(edit: Edit, clipOf: (key: ClipKey) => ClipSource, log: string): readonly Stretch[] {
  return shotsOf(edit).flatMap((shot, index) => {
    if (shot.scene === undefined) return [];
    let at = shot.start;
    return sharesOf(shot.scene, shot.frames, edit.fps).flatMap(({ clip, frames }, part) => {
      const start = at / edit.fps;
      at += frames;
      // Where a clip runs out its last frame is held: that is not the footage standing still.
      const shown = Math.min(frames / edit.fps, clipOf(clip.key).video.seconds - clip.from);
      const still = readStretches(log, stillFilter(index, part).name, shown);
      return still.map((stretch) => ({ start: start + stretch.start, end: start + Math.min(stretch.end, shown) }));
    });
  });
}

/** Watches one clip of one shot before anything is done to it. Generous, so that the grain of a still shot does not hide it. */
export function stillFilter(shot: number, part: number): { readonly name: string; readonly filter: string } {
  const name = `freezedetect@shot${shot}part${part}`;
  return { name, filter: `${name}=n=-38dB:d=1` };
}
