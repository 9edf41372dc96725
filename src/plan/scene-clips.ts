import type { SceneClips } from './clip-draft.ts';
import { footageClip } from './footage-clip.ts';
import { generatedClips } from './generated-clips.ts';
import { type SceneTask, sceneName } from './scene-task.ts';

/** The clips of a scene, from a model or from the team's own footage. What plays faster needs more of them. */
export function sceneClips(task: SceneTask): SceneClips {
  const { speed = 1, picture } = task.scene;
  if (picture !== undefined) return { drafts: [], shown: [] };
  if (speed === 1) return clipsOf(task);
  const { drafts, shown } = clipsOf({ ...task, frames: Math.ceil(task.frames * speed) });
  return { drafts, shown: shown.map((clip) => ({ ...clip, seconds: clip.seconds / speed, speed })) };
}

function clipsOf(task: SceneTask): SceneClips {
  const { scene, maker, findings } = task;
  if (scene.footage !== undefined) return footageClip(task, scene.footage);
  if (maker !== undefined) return generatedClips(task, maker);
  findings.mistakes.add(
    `${sceneName(task)} has a prompt, but the provider footage makes no pictures: give the scene \`footage\`, or the campaign another provider.`,
  );
  return { drafts: [], shown: [] };
}
