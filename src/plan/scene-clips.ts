import type { SceneClips } from './clip-draft.ts';
import { footageClip } from './footage-clip.ts';
import { generatedClips } from './generated-clips.ts';
import { type SceneTask, sceneName } from './scene-task.ts';

/** The clips of a scene, from a model or from the team's own footage. */
export function sceneClips(task: SceneTask): SceneClips {
  const { scene, maker, findings } = task;
  if (scene.footage !== undefined) return footageClip(task, scene.footage);
  if (maker !== undefined) return generatedClips(task, maker);
  findings.mistakes.add(
    `${sceneName(task)} has a prompt, but the provider footage makes no pictures: give the scene \`footage\`, or the campaign another provider.`,
  );
  return { drafts: [], shown: [] };
}
