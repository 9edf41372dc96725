import type { Edit } from '../plan/plan.ts';
import { readStretches, type Stretch } from './inspect/stretch.ts';
import { sharesOf, shotsOf } from './shots.ts';

/** Where the footage itself stands still, in seconds of the video, from what the render reported of each clip. */
export function stillFootage(edit: Edit, log: string): readonly Stretch[] {
  return shotsOf(edit).flatMap((shot, index) => {
    if (shot.scene === undefined) return [];
    let at = shot.start;
    return sharesOf(shot.scene, shot.frames, edit.fps).flatMap(({ frames }, part) => {
      const start = at / edit.fps;
      at += frames;
      const still = readStretches(log, stillFilter(index, part).name, frames / edit.fps);
      return still.map((stretch) => ({
        start: start + stretch.start,
        end: Math.min(start + stretch.end, at / edit.fps),
      }));
    });
  });
}

/** Watches one clip of one shot before anything is done to it. */
export function stillFilter(shot: number, part: number): { readonly name: string; readonly filter: string } {
  const name = `freezedetect@shot${shot}part${part}`;
  return { name, filter: `${name}=n=-60dB:d=1` };
}
