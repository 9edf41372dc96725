import type { GivenLimits } from './generate-schema.ts';
import type { Model, Size } from './model-schema.ts';

/** What planning has to know of a model: from the catalogue, from the campaign, or from both. */
export type ModelFacts = Pick<
  Model,
  'id' | 'name' | 'seconds' | 'sizes' | 'fps' | 'audio' | 'inputs' | 'seed' | 'promptCharacters' | 'extend' | 'price'
> & { readonly asOf: string | undefined };

/** A model as a campaign has it; what the campaign says goes before the catalogue. Undefined when they leave something open. */
export function modelFacts(id: string, known: Model | undefined, limits: GivenLimits = {}): ModelFacts | undefined {
  const seconds = limits.seconds ?? known?.seconds;
  const sizes = sizesOf(limits) ?? known?.sizes;
  const price = priceOf(limits) ?? known?.price;
  if (seconds === undefined || sizes === undefined || price === undefined) return undefined;
  const { audio, fps, seed, promptCharacters } = { ...unknownModel, ...known, ...without(limits) };
  return {
    id,
    name: known?.name ?? id,
    seconds,
    sizes: limits.seconds === undefined ? sizes : sizes.map(withoutLengths),
    price,
    asOf: priceOf(limits) === undefined ? known?.asOf : limits.asOf,
    audio,
    fps,
    seed,
    promptCharacters,
    inputs: inputsOf(known, limits),
    extend: known?.extend,
  };
}

/** What a campaign must say of a model that no catalogue has, in words. */
export function missingLimits(limits: GivenLimits = {}): string[] {
  return [
    ...(limits.seconds === undefined ? ['seconds'] : []),
    ...(sizesOf(limits) === undefined ? ['sizes (or shapes and resolutions)'] : []),
    ...(priceOf(limits) === undefined ? ['usdPerSecond (or usdPerClip)'] : []),
  ];
}

const unknownModel: Pick<ModelFacts, 'audio' | 'fps' | 'seed' | 'promptCharacters'> = {
  audio: 'never',
  fps: [24, 30],
  seed: false,
  promptCharacters: 2000,
};

/** Only what is said, so that it can be laid over what is known. */
function without({ audio, fps, seed, promptCharacters }: GivenLimits): Partial<ModelFacts> {
  return {
    ...(audio && { audio }),
    ...(fps && { fps }),
    ...(seed !== undefined && { seed }),
    ...(promptCharacters && { promptCharacters }),
  };
}

/** Lengths that a campaign gives hold for all sizes. */
function withoutLengths({ resolution, aspect, width, height, tier }: Size): Size {
  return { resolution, aspect, width, height, ...(tier !== undefined && { tier }) };
}

function inputsOf(known: Model | undefined, { firstFrame, references }: GivenLimits): Model['inputs'] {
  const { inputs = { firstFrame: false, lastFrame: false, references: 0 } } = known ?? {};
  return { ...inputs, firstFrame: firstFrame ?? inputs.firstFrame, references: references ?? inputs.references };
}

function priceOf({ usdPerSecond, usdPerClip }: GivenLimits): Model['price'] | undefined {
  if (usdPerSecond !== undefined) return [{ usdPerSecond }];
  return usdPerClip === undefined ? undefined : [{ usdPerClip }];
}

function sizesOf({ sizes, shapes, resolutions }: GivenLimits): Size[] | undefined {
  if (sizes !== undefined) return sizes;
  if (shapes === undefined || resolutions === undefined) return undefined;
  return resolutions.flatMap((resolution) => shapes.map((aspect) => sizeOf(aspect, resolution)));
}

/** The short side gives a resolution its name. Encoders take even sides only. */
function sizeOf(aspect: string, resolution: Size['resolution']): Size {
  const [across = 1, down = 1] = aspect.split(':').map(Number);
  const short = Number.parseInt(resolution, 10);
  const side = (share: number) => 2 * Math.round((short * share) / Math.min(across, down) / 2);
  return { resolution, aspect, width: side(across), height: side(down) };
}
