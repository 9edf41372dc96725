import { type Frame, keptByCrop } from './fit-shape.ts';
import { isCropped, sceneReframe } from './scene-reframe.ts';
import type { SceneTask } from './scene-task.ts';

const mostLost = 0.4;
const mostEnlarged = 1.5;
// 854x480 is 480p, and 1.5 times that is 720p to the pixel and a bit.
const tolerance = 0.005;

/** Warns when a clip fills the platform's frame only by losing much of the picture or by being blown up. */
export function checkFill(task: SceneTask, clip: Frame & { readonly aspect: string }): void {
  const { scene, slot, findings } = task;
  const { frame } = slot.platform;
  const cropped = isCropped(sceneReframe(scene, slot.platform.id));
  const lost = cropped ? 1 - keptByCrop(clip, frame) : 0;
  const scale = enlargement(clip, frame, cropped);
  const flaws = [
    lost > mostLost && `cropping ${clip.aspect} to ${frame.aspect} loses ${Math.round(lost * 100)} % of the picture`,
    scale > mostEnlarged + tolerance &&
      `${clip.width}x${clip.height} is enlarged ${scale.toFixed(1)} times to fill ${frame.width}x${frame.height}`,
  ].filter((flaw) => flaw !== false);
  if (flaws.length > 0) findings.warnings.add(`${slot.video.id} on ${slot.platform.id}: ${flaws.join(', and ')}`);
}

/** A crop must cover the frame; otherwise the whole picture is shown in it. */
function enlargement(clip: Frame, frame: Frame, cropped: boolean): number {
  const scales = [frame.width / clip.width, frame.height / clip.height];
  return cropped ? Math.max(...scales) : Math.min(...scales);
}
