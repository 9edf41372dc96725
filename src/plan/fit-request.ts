import type { ModelFacts } from '../campaign/model-facts.ts';
import type { Size } from '../campaign/model-schema.ts';
import type { ReframeStyle } from '../campaign/reframe-schema.ts';
import { type Frame, keptByCrop, masterSize, nearestSize, sizesAt } from './fit-shape.ts';
import type { Maker } from './maker.ts';
import type { ClipRequest, StoryboardNote } from './plan.ts';
import { type SceneTask, assetRef } from './scene-task.ts';
import { sceneReframe } from './scene-reframe.ts';
import { boardNote } from './scene-words.ts';

/** What is asked of the model, but for its words, length and seed, which differ by piece. */
export interface RequestFit {
  readonly size: Size;
  readonly request: Omit<ClipRequest, 'prompt' | 'avoid' | 'seconds' | 'seed'>;
  readonly notes: readonly string[];
}

/** Fits the campaign's wishes for shape, resolution, frame rate, sound and picture to what the model makes. `like`: a clip whose shape it should have. */
export function fitRequest(task: SceneTask, { provider, model, sounds }: Maker, like?: Frame): RequestFit {
  const { generate } = task.input.campaign;
  const size = chooseSize(task, model, like);
  const fps = nearestRate(model.fps, generate.fps);
  const { resolution, aspect, width, height, tier } = size;
  const referenceAs = task.scene.reference === undefined ? undefined : takesPictureAs(model);
  const choices = {
    reference: referenceAs && assetRef(task.input.assets, task.scene.reference),
    referenceAs,
    audio: model.audio === 'switch' ? sounds : undefined,
    board: provider === 'animatic' ? storyboard(task) : undefined,
  };
  const fixed = { provider, model: model.id, take: 1, footage: undefined, continues: undefined };
  return {
    size,
    request: { ...fixed, ...choices, aspect, width, height, resolution, tier, fps },
    notes: [...describe(task, model, size, fps)],
  };
}

/** To begin with the product says more than to be like it. */
export function takesPictureAs({ inputs }: ModelFacts): ClipRequest['referenceAs'] {
  if (inputs.firstFrame) return 'first-frame';
  return inputs.references > 0 ? 'style' : undefined;
}

function chooseSize({ input, slot }: SceneTask, model: ModelFacts, like: Frame | undefined): Size {
  const { tune, resolution, aspect } = input.campaign.generate;
  const sizes = sizesAt(model, resolution);
  const wanted = like ?? (aspect === undefined ? undefined : frameOf(aspect));
  if (wanted !== undefined) return nearestSize(sizes, wanted);
  if (tune !== 'none') return nearestSize(sizes, slot.platform.frame);
  return masterSize(
    sizes,
    slot.video.platforms.flatMap((id) => input.platforms.get(id)?.frame ?? []),
  );
}

function frameOf(aspect: string): Frame {
  const [width = 1, height = 1] = aspect.split(':').map(Number);
  return { width, height };
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

const fillWords: Readonly<Record<ReframeStyle, string>> = {
  crop: 'cropped',
  auto: 'cropped',
  blur: 'set on a blurred ground',
  fit: 'set between bars',
};

function* describe({ input, slot, scene }: SceneTask, model: ModelFacts, size: Size, fps: number): Iterable<string> {
  const { resolution, aspect, fps: wantedFps, seed, audio, takes, takesAs, quality } = input.campaign.generate;
  const { platform } = slot;
  if (size.resolution !== resolution) yield `asked for ${resolution}, the model makes ${size.resolution}`;
  if (aspect !== undefined)
    yield `aspect_ratio ${aspect}: ${aspect === size.aspect ? 'made in' : 'the model makes'} ${size.aspect}`;
  if (keptByCrop(size, platform.frame) < 0.999) {
    const verb = fillWords[sceneReframe(scene, platform.id)];
    yield `made in ${size.aspect} and ${verb} to ${platform.frame.aspect} for ${platform.id}`;
  }
  if (fps !== wantedFps) yield `asked for ${wantedFps} frames a second, the model makes ${fps}`;
  if (scene.reference !== undefined && takesPictureAs(model) === undefined)
    yield 'the model takes no reference picture: left out';
  if (seed !== undefined && !model.seed) yield `the model takes no seed: ${seed} has no effect on the picture`;
  if (!audio && model.audio === 'always') yield 'audio false: the model always makes sound';
  if (takesAs === 'n') yield `n ${takes}: ${takes === 1 ? '1 take' : `${takes} takes`}`;
  if (quality === 'hd' && model.price !== 'unknown' && !isFree(model.price))
    yield 'quality hd: not asked of the model; the finished videos are encoded with more care';
}

const isFree = (price: Exclude<ModelFacts['price'], 'unknown'>) =>
  price.every(({ usdPerSecond, usdPerClip }) => (usdPerSecond ?? usdPerClip) === 0);
