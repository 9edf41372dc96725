import type { Edit, EditClip, EditScene, Join } from '../plan/edit.ts';

/** A stretch of the video that shows one scene or a card, in whole frames. */
export interface Shot {
  /** Undefined for a card. */
  readonly scene: EditScene | undefined;
  readonly card?: 'intro' | 'end';
  readonly start: number;
  readonly frames: number;
  /** Frames in common with the shot before; 0 is a cut. */
  readonly fade: number;
  /** How it takes over in them; undefined for a cross-fade. */
  readonly join: Join | undefined;
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
  const { intro, endCard, fps } = edit;
  const first = intro === undefined ? [] : [begin({ scene: undefined, card: 'intro' }, { ...intro, fade: 0 }, fps)];
  const last = endCard === undefined ? [] : [begin({ scene: undefined, card: 'end' }, endCard, fps)];
  const begins = [...first, ...edit.scenes.map((scene) => begin({ scene }, scene, fps)), ...last];
  return begins.map((shot, index) => {
    const next = begins[index + 1];
    const end = next === undefined ? toFrames(edit.seconds, fps) : next.start + next.fade;
    return { ...shot, frames: end - shot.start };
  });
}

function begin(
  what: Pick<Shot, 'scene' | 'card'>,
  { start, fade, join }: { readonly start: number; readonly fade: number; readonly join?: Join | undefined },
  fps: number,
): Omit<Shot, 'frames'> {
  return { ...what, start: toFrames(start, fps), fade: toFrames(fade, fps), join };
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
