import type { Edit } from '../../plan/plan.ts';
import { toFrames } from '../shots.ts';

const most = 5;

/** Frames that may become the cover: late in each scene, when its words stand. Scenes with words go first. */
export function coverFrames(edit: Edit): readonly number[] {
  const last = toFrames(edit.seconds, edit.fps) - 1;
  const frameOf = (start: number, seconds: number) => Math.min(last, toFrames(start + seconds * 0.6, edit.fps));
  const withWords = edit.scenes.filter(({ text }) => text !== undefined);
  const scenes = withWords.length > 0 ? withWords : edit.scenes;
  return scenes.slice(0, most).map(({ start, seconds }) => frameOf(start, seconds));
}
