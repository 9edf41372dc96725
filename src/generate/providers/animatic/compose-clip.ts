import { createCanvas, loadImage, type Canvas, type Image } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import type { ClipRequest } from '../../../plan/plan.ts';
import { createCamera } from './camera.ts';
import { backdrops, chooseBackdrop } from './choose-backdrop.ts';
import { frameCount } from './frame-count.ts';
import { gradeFor, hourOf } from './grade.ts';
import { drawOverlay } from './overlay.ts';
import { createRandom } from './random.ts';
import type { Stage } from './stage.ts';

export interface Clip {
  readonly frames: number;
  /** Draws a frame, counted from 0, on the one canvas of the clip. */
  draw(frame: number): Canvas;
}

/** Everything that stands still is drawn here, once; `draw` only moves it. Without its slate it is a backdrop for samples, never a clip. */
export async function composeClip(request: ClipRequest, { slate = true } = {}): Promise<Clip> {
  const stage = stageFor(request, await readReference(request));
  const layers = backdrops[chooseBackdrop(noteOf(request), request.prompt, request.seed)](stage);
  const camera = createCamera(stage);
  const overlay = slate ? drawOverlay(request, stage) : undefined;
  const canvas = createCanvas(request.width, request.height);
  const context = canvas.getContext('2d', { alpha: false });
  return {
    frames: frameCount(request),
    draw(frame) {
      const seconds = frame / request.fps;
      for (const layer of layers) {
        context.save();
        camera(context, layer, seconds);
        layer.draw(context, seconds);
        context.restore();
      }
      if (overlay !== undefined) context.drawImage(overlay, 0, 0);
      return canvas;
    },
  };
}

function stageFor(request: ClipRequest, reference: Image | undefined): Stage {
  const { width, height, board, seed, take } = request;
  const words = (board?.note ?? request.prompt).toLowerCase();
  return {
    width,
    height,
    unit: Math.min(width, height) / 100,
    seconds: frameCount(request) / request.fps,
    words,
    grade: gradeFor(hourOf(words, board?.colours), board?.colours),
    // Not the shape: the same scene has the same hills and lights in every shape.
    random: createRandom(`${seed} ${take} ${board?.scene ?? 0} ${words}`),
    reference,
  };
}

const noteOf = ({ board, prompt }: ClipRequest): string => board?.note ?? prompt;

/** A reference that cannot be read as a picture is left out: the storyboard is still worth having. */
async function readReference({ reference }: ClipRequest): Promise<Image | undefined> {
  if (reference === undefined) return undefined;
  try {
    return await loadImage(await readFile(reference.path));
  } catch {
    return undefined;
  }
}
