import type { Model } from '../campaign/model-schema.ts';

// Lengths come in tenths of a second at best; to lose less than two of them is no change that anybody need hear of.
const roundingSeconds = 0.2;

/** Clips that play one after the other and together cover a scene. */
export interface LengthFit {
  /** What is asked of the model, in seconds, and how much of it is shown, in frames. */
  readonly clips: readonly { readonly seconds: number; readonly frames: number }[];
  /** What was changed, in words. */
  readonly note: string | undefined;
}

export type FitLength = (frames: number, fps: number) => LengthFit;

/**
 * Finds the cheapest clips of a model that cover a number of frames. One clip whenever the longest suffices, since a joint
 * shows; else the set with the fewest seconds, then the fewest clips, then the most even ones.
 */
export function lengthFitter(lengths: Model['seconds']): FitLength {
  const seconds = offeredLengths(lengths);
  // The scenes of a campaign have few lengths and are asked for once for every platform and locale.
  const known = new Map<string, LengthFit>();
  return (frames, fps) => {
    const name = `${frames}/${fps}`;
    const fit = known.get(name) ?? fitLength(lengths, seconds, frames, fps);
    known.set(name, fit);
    return fit;
  };
}

function fitLength(lengths: Model['seconds'], seconds: readonly number[], frames: number, fps: number): LengthFit {
  const offers = seconds.map((length) => ({ seconds: length, frames: Math.floor(length * fps + 1e-6) }));
  const one = offers.find((offer) => offer.frames >= frames);
  const chosen = one === undefined ? cheapestChain(offers, frames) : [one];
  return { clips: trimmed(chosen, frames), note: describe(lengths, chosen, frames, fps) };
}

type Offer = LengthFit['clips'][number];

/** Shortest first. */
function offeredLengths(lengths: Model['seconds']): number[] {
  if (Array.isArray(lengths)) return lengths.toSorted((a, b) => a - b);
  const { min, max, step } = lengths;
  const steps = Math.floor((max - min) / step + 1e-6);
  // Rounded to a millisecond: 3 + 3 * 0.1 is 3.3000000000000003, and providers print what they get.
  return Array.from({ length: steps + 1 }, (_, n) => Math.round((min + n * step) * 1000) / 1000);
}

interface Chain {
  readonly seconds: number;
  readonly count: number;
  readonly unevenness: number;
  readonly last: Offer | undefined;
  readonly before: Chain | undefined;
}

/** Covering sets, built up frame by frame: the best chain for n frames is the best shorter one and one more clip. */
function cheapestChain(offers: readonly Offer[], frames: number): Offer[] {
  const best: Chain[] = [{ seconds: 0, count: 0, unevenness: 0, last: undefined, before: undefined }];
  for (let covered = 1; covered <= frames; covered++) {
    const chains = offers.flatMap((offer) => extend(best[Math.max(0, covered - offer.frames)], offer));
    best.push(chains.reduce((a, b) => (isBetter(b, a) ? b : a)));
  }
  return unwound(best.at(-1)).toSorted((a, b) => b.seconds - a.seconds);
}

function extend(before: Chain | undefined, last: Offer): Chain[] {
  if (before === undefined || last.frames === 0) return [];
  const { seconds, count, unevenness } = before;
  return [
    {
      // Whole milliseconds, so that equal sums compare as equal.
      seconds: Math.round((seconds + last.seconds) * 1000) / 1000,
      count: count + 1,
      unevenness: unevenness + last.frames ** 2,
      last,
      before,
    },
  ];
}

function isBetter(a: Chain, b: Chain): boolean {
  if (a.seconds !== b.seconds) return a.seconds < b.seconds;
  if (a.count !== b.count) return a.count < b.count;
  return a.unevenness < b.unevenness;
}

function unwound(chain: Chain | undefined): Offer[] {
  return chain?.last === undefined ? [] : [...unwound(chain.before), chain.last];
}

/** The last clip is shown only as far as the scene goes. */
function trimmed(offers: readonly Offer[], frames: number): Offer[] {
  let left = frames;
  return offers.flatMap((offer) => {
    const shown = Math.min(left, offer.frames);
    left -= shown;
    return shown > 0 ? [{ seconds: offer.seconds, frames: shown }] : [];
  });
}

function describe(
  lengths: Model['seconds'],
  chosen: readonly Offer[],
  frames: number,
  fps: number,
): string | undefined {
  const made = chosen.reduce((sum, offer) => sum + offer.frames, 0);
  if (chosen.length === 1 && made - frames < roundingSeconds * fps) return undefined;
  const asked = `asked for ${round(frames / fps)} s, the model makes ${inWords(lengths)}`;
  const sum = chosen.map((offer) => round(offer.seconds)).join(' + ');
  return `${asked}: ${sum} s${chosen.length > 1 ? ' chained' : ''}${made > frames ? ', trimmed' : ''}`;
}

function inWords(lengths: Model['seconds']): string {
  if (!Array.isArray(lengths)) return `${lengths.min} to ${lengths.max}`;
  const sorted = lengths.toSorted((a, b) => a - b).map(String);
  return sorted.length < 2 ? `only ${sorted.join('')}` : `${sorted.slice(0, -1).join(', ')} or ${sorted.at(-1)}`;
}

/** A scene of 2.4 s lasts 58 frames, which nobody calls 2.42 s. */
const round = (seconds: number) => Math.round(seconds * 10) / 10;
