import type { Edit } from '../../plan/edit.ts';
import { shotsOf, toFrames, type Shot } from '../shots.ts';

const mostScenes = 5;
const mostFrames = 8;

/** Frames that may become the cover: the one that is asked for, or some of each scene, between its transitions, when its words stand. */
export function coverFrames(edit: Edit, { clean = false } = {}): readonly number[] {
  const last = toFrames(edit.seconds, edit.fps) - 1;
  if (edit.cover?.at !== undefined) return [Math.min(last, toFrames(edit.cover.at, edit.fps))];
  const shots = shotsOf(edit).map((shot, index, all) => ({ ...shot, leave: all[index + 1]?.fade ?? 0 }));
  const scenes = shots.filter(({ scene }) => scene !== undefined);
  const withWords = scenes.filter(({ scene }) => scene?.text !== undefined);
  // Without words of its own a clean picture is as good from any scene.
  const chosen = (clean || withWords.length === 0 ? scenes : withWords).slice(0, mostScenes);
  const parts = moments.slice(0, Math.max(1, Math.floor(mostFrames / chosen.length)));
  return chosen.flatMap((shot) => parts.map((part) => Math.min(last, frameAt(shot, part)))).toSorted((a, b) => a - b);
}

/** Late, when words have come and not yet gone; the best part first. */
const moments = [0.6, 0.45, 0.78] as const;

function frameAt({ start, fade, frames, leave }: Shot & { leave: number }, part: number): number {
  const alone = frames - fade - leave;
  return start + fade + Math.round(alone * part);
}
