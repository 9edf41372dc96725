import { type ClipPrice, clipPrice } from '../campaign/clip-price.ts';
import type { ModelFacts } from '../campaign/model-facts.ts';
import type { Size } from '../campaign/model-schema.ts';
import { type FitLength, lengthFitter } from './fit-length.ts';

/** A model at its provider, with what it makes of lengths and what it asks for. */
export interface Maker {
  readonly provider: string;
  readonly model: ModelFacts;
  /** Whether its clips have sound. */
  readonly sounds: boolean;
  /** The size comes first: it may have lengths and prices of its own. */
  readonly fitLength: (size: Size) => FitLength;
  readonly price: (size: Size, seconds: number) => ClipPrice;
}

/** `audio`: whether sound is wanted, where the model leaves the choice. */
export function makerOf(provider: string, model: ModelFacts, audio: boolean): Maker {
  const sounds = model.audio === 'switch' ? audio : model.audio === 'always';
  const price: Maker['price'] = ({ resolution }, seconds) => {
    const found = clipPrice(model, { resolution, audio: sounds, seconds });
    // chooseModel has refused it: what is planned at no price would be bought at any.
    if (found === undefined) throw new Error(`${model.id} has no price`);
    return found;
  };
  const fitters = new Map<Size, FitLength>();
  const fitLength = (size: Size) => {
    const made =
      fitters.get(size) ?? lengthFitter(size.seconds ?? model.seconds, (seconds) => price(size, seconds).micros);
    fitters.set(size, made);
    return made;
  };
  return { provider, model, sounds, fitLength, price };
}
