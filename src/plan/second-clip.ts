import type { SceneClips } from './clip-draft.ts';
import { footageClip } from './footage-clip.ts';
import type { SceneTask } from './scene-task.ts';

/** The footage of an inset or a split, beside that of the scene itself. */
export function secondClip(task: SceneTask): SceneClips {
  const { scene } = task;
  const { footage, from } = scene.inset ?? scene.split ?? {};
  if (footage === undefined || from === undefined) return { drafts: [], shown: [] };
  // It fills a part of the frame, whatever its shape: nothing that a warning about the whole frame would fit.
  return footageClip({ ...task, scene: { ...scene, from, reframe: 'blur' } }, footage);
}
