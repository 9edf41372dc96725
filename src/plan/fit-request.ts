import type { Model } from '../campaign/model-schema.ts';
import { type Size, keptByCrop, masterSize, nearestSize, sizesAt } from './fit-shape.ts';
import type { ClipRequest, StoryboardNote } from './plan.ts';
import { type SceneTask, assetRef } from './scene-task.ts';
import { boardNote } from './scene-words.ts';

/** What is asked of the model, but for its words, length and seed, which differ by piece. */
export interface RequestFit {
  readonly size: Size;
  readonly request: Omit<ClipRequest, 'prompt' | 'avoid' | 'seconds' | 'seed'>;
  readonly notes: readonly string[];
}

/** Fits the campaign's wishes for shape, resolution and frame rate to what the model makes. */
export function fitRequest(task: SceneTask, model: Model): RequestFit {
  const { generate } = task.input.campaign;
  const size = chooseSize(task, model);
  const fps = nearestRate(model.fps, generate.fps);
  const { resolution, aspect, width, height } = size;
  const reference = model.reference ? assetRef(task.input.assets, task.scene.reference) : undefined;
  const board = generate.provider === 'animatic' ? storyboard(task) : undefined;
  const fixed = { provider: generate.provider, model: model.id, take: 1, footage: undefined };
  const choices = { audio: undefined, tier: undefined, continues: undefined };
  const referenceAs = reference && ('first-frame' as const);
  return {
    size,
    request: { ...fixed, ...choices, aspect, width, height, resolution, fps, reference, referenceAs, board },
    notes: [...describe(task, model, size, fps)],
  };
}

function chooseSize({ input, slot }: SceneTask, model: Model): Size {
  const { tune, resolution } = input.campaign.generate;
  const sizes = sizesAt(model, resolution);
  if (tune !== 'none') return nearestSize(sizes, slot.platform.frame);
  return masterSize(
    sizes,
    slot.video.platforms.flatMap((id) => input.platforms.get(id)?.frame ?? []),
  );
}

/** Of two that are equally near the faster, since frames can be left out but not invented. */
function nearestRate(rates: readonly number[], wanted: number): number {
  const distance = (rate: number) => Math.abs(rate - wanted);
  return rates.reduce((a, b) => (distance(b) < distance(a) || (distance(b) === distance(a) && b > a) ? b : a));
}

function storyboard({ input, slot, scene, number }: SceneTask): StoryboardNote {
  const { campaign, brand } = input;
  const note = boardNote(scene, slot.variant.content, campaign.locales);
  return { scene: number, scenes: slot.variant.scenes.length, note, colours: brand.colours };
}

function* describe({ input, slot, scene }: SceneTask, model: Model, size: Size, fps: number): Iterable<string> {
  const { resolution, fps: wantedFps, seed } = input.campaign.generate;
  const { platform } = slot;
  if (size.resolution !== resolution) yield `asked for ${resolution}, the model makes ${size.resolution}`;
  if (keptByCrop(size, platform.frame) < 0.999) {
    const verb = scene.reframe === 'blur' ? 'set on a blurred ground' : 'cropped';
    yield `made in ${size.aspect} and ${verb} to ${platform.frame.aspect} for ${platform.id}`;
  }
  if (fps !== wantedFps) yield `asked for ${wantedFps} frames a second, the model makes ${fps}`;
  if (scene.reference !== undefined && !model.reference) yield 'the model takes no reference picture: left out';
  if (seed !== undefined && !model.seed) yield `the model takes no seed: ${seed} has no effect on the picture`;
}
