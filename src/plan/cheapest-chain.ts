import type { LengthOffer } from './fit-length.ts';

interface Chain {
  readonly micros: number;
  readonly seconds: number;
  readonly count: number;
  readonly unevenness: number;
  readonly last: LengthOffer | undefined;
  readonly before: Chain | undefined;
}

/** Covering sets, built up frame by frame: the best chain for n frames is the best shorter one and one more clip. Longest clip first. */
export function cheapestChain(offers: readonly LengthOffer[], frames: number): LengthOffer[] {
  const best: Chain[] = [{ micros: 0, seconds: 0, count: 0, unevenness: 0, last: undefined, before: undefined }];
  for (let covered = 1; covered <= frames; covered++) {
    const chains = offers.flatMap((offer) => extend(best[Math.max(0, covered - offer.frames)], offer));
    best.push(chains.reduce((a, b) => (isBetter(b, a) ? b : a)));
  }
  return unwound(best.at(-1)).toSorted((a, b) => b.seconds - a.seconds);
}

function extend(before: Chain | undefined, last: LengthOffer): Chain[] {
  if (before === undefined || last.frames === 0) return [];
  const { micros, seconds, count, unevenness } = before;
  return [
    {
      micros: micros + last.micros,
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
  if (a.micros !== b.micros) return a.micros < b.micros;
  if (a.seconds !== b.seconds) return a.seconds < b.seconds;
  if (a.count !== b.count) return a.count < b.count;
  return a.unevenness < b.unevenness;
}

function unwound(chain: Chain | undefined): LengthOffer[] {
  return chain?.last === undefined ? [] : [...unwound(chain.before), chain.last];
}
