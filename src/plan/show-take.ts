import { contentKey } from './content-key.ts';
import type { ClipKey, DeliverableTask } from './plan.ts';

/** The deliverable that a plan would hold if other takes were chosen, to the byte. `instead`: by the key of the clip that was shown. */
export function showTake(task: DeliverableTask, instead: ReadonlyMap<ClipKey, ClipKey>): DeliverableTask {
  const swapped = (key: ClipKey): ClipKey => instead.get(key) ?? key;
  const scenes = task.edit.scenes.map((scene) => ({
    ...scene,
    clips: scene.clips.map((clip) => ({ ...clip, key: swapped(clip.key) })),
  }));
  const edit = { ...task.edit, scenes };
  return { ...task, edit, key: contentKey(edit), clips: task.clips.map(swapped) };
}
