import type { Lengths } from '../campaign/model-schema.ts';
import { lengthWords } from '../campaign/model-words.ts';
import { offeredLengths } from '../campaign/offered-lengths.ts';
import { cheapestChain } from './cheapest-chain.ts';

// Lengths come in tenths of a second at best; to lose less than two of them is no change that anybody need hear of.
const roundingSeconds = 0.2;

/** Clips that play one after the other and together cover a scene. */
export interface LengthFit {
  /** What is asked of the model, in seconds, and how much of it is shown, in frames. */
  readonly clips: readonly { readonly seconds: number; readonly frames: number }[];
  /** What was changed, in words that follow what was asked for. */
  readonly note: string | undefined;
}

export type FitLength = (frames: number, fps: number) => LengthFit;

/** Something a model makes: its length, in seconds and whole frames, and its price. */
export interface LengthOffer {
  readonly seconds: number;
  readonly frames: number;
  readonly micros: number;
}

/**
 * Finds the cheapest clips of a model that cover a number of frames. One clip whenever the longest suffices, since a joint
 * shows; else the cheapest set. Of two that cost the same, the fewest seconds, then the fewest clips, then the most even ones.
 */
export function lengthFitter(lengths: Lengths, micros: (seconds: number) => number): FitLength {
  const offers = offeredLengths(lengths).map((seconds) => ({ seconds, micros: micros(seconds) }));
  // The scenes of a campaign have few lengths and are asked for once for every platform and locale.
  const known = new Map<string, LengthFit>();
  return (frames, fps) => {
    const name = `${frames}/${fps}`;
    const inFrames = () => offers.map((offer) => ({ ...offer, frames: Math.floor(offer.seconds * fps + 1e-6) }));
    const fit = known.get(name) ?? fitLength(lengths, inFrames(), frames, fps);
    known.set(name, fit);
    return fit;
  };
}

function fitLength(lengths: Lengths, offers: readonly LengthOffer[], frames: number, fps: number): LengthFit {
  const [first, ...longer] = offers.filter((offer) => offer.frames >= frames);
  const one = first && longer.reduce((a, b) => (b.micros < a.micros ? b : a), first);
  const chosen = one === undefined ? cheapestChain(offers, frames) : [one];
  return { clips: trimmed(chosen, frames), note: describe(lengths, chosen, frames, fps) };
}

/** The last clip is shown only as far as the scene goes. */
function trimmed(offers: readonly LengthOffer[], frames: number): LengthFit['clips'] {
  let left = frames;
  return offers.flatMap((offer) => {
    const shown = Math.min(left, offer.frames);
    left -= shown;
    return shown > 0 ? [{ seconds: offer.seconds, frames: shown }] : [];
  });
}

function describe(lengths: Lengths, chosen: readonly LengthOffer[], frames: number, fps: number): string | undefined {
  const made = chosen.reduce((sum, offer) => sum + offer.frames, 0);
  if (chosen.length === 1 && made - frames < roundingSeconds * fps) return undefined;
  const only = Array.isArray(lengths) && lengths.length === 1 ? 'only ' : '';
  const sum = chosen.map((offer) => roundedSeconds(offer.seconds)).join(' + ');
  const chained = chosen.length > 1 ? ' chained' : '';
  return `the model makes ${only}${lengthWords(lengths)}: ${sum} s${chained}${made > frames ? ', trimmed' : ''}`;
}

/** A scene of 2.4 s lasts 58 frames, which nobody calls 2.42 s. */
export const roundedSeconds = (seconds: number): number => Math.round(seconds * 10) / 10;
