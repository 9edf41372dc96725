import type { Edit, EditClip, EditScene } from '../plan/plan.ts';

/** A stretch of the video that shows one scene or the end card, in whole frames. */
export interface Shot {
  /** Undefined for the end card. */
  readonly scene: EditScene | undefined;
  readonly start: number;
  readonly frames: number;
  /** Frames of cross-fade from the shot before; 0 is a cut. */
  readonly fade: number;
}

/** The nearest whole frame. */
export function toFrames(seconds: number, fps: number): number {
  return Math.round(seconds * fps);
}

/**
 * The shots in order. Lengths follow from where the next shot begins, so that they add up to the video to the frame
 * however the seconds were rounded.
 */
export function shotsOf(edit: Edit): readonly Shot[] {
  const { endCard, fps } = edit;
  const cards = endCard === undefined ? [] : [{ ...endCard, scene: undefined }];
  const begins = [...edit.scenes.map((scene) => ({ ...scene, scene })), ...cards].map(({ scene, start, fade }) => ({
    scene,
    start: toFrames(start, fps),
    fade: toFrames(fade, fps),
  }));
  return begins.map((shot, index) => {
    const next = begins[index + 1];
    const end = next === undefined ? toFrames(edit.seconds, fps) : next.start + next.fade;
    return { ...shot, frames: end - shot.start };
  });
}

/** The clips of a scene that lasts `frames`, each with its share; the last one takes what rounding leaves. */
export function sharesOf(scene: EditScene, frames: number, fps: number): readonly { clip: EditClip; frames: number }[] {
  let left = frames;
  return scene.clips.map((clip, index) => {
    const share = index === scene.clips.length - 1 ? left : toFrames(clip.seconds, fps);
    left -= share;
    return { clip, frames: share };
  });
}
