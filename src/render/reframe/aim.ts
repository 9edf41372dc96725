import { type Attention, bins } from './attention.ts';

/** Places between one edge and the other at which a crop is tried. */
const places = 61;
/** What a move by the crop's own width must be worth, in attention of one look: a reason must last to be followed. */
const moveCost = 0.5;

/**
 * Where the crop should be at each look, 0 to 1 of its room: the way on which it holds most attention for the least
 * moving. Looks at the whole shot at once (Viterbi), so that it waits where a person will come into the picture and does
 * not follow what is gone in a moment.
 */
export function aim(looks: readonly Attention[], cropPart: number): readonly number[] {
  const worth = looks.map((look) => Array.from({ length: places }, (_, place) => held(look, place, cropPart)));
  const room = (1 - cropPart) / cropPart / (places - 1);
  const price = Array.from({ length: places }, (_, steps) => moveCost * steps * room);
  const camefrom: number[][] = [];
  let best = worth[0] ?? [];
  for (const here of worth.slice(1)) {
    const from = here.map((_, place) => cheapest(best, price, place));
    camefrom.push(from);
    best = here.map((value, place) => value + reached(best, price, from[place] ?? 0, place));
  }
  return traceBack(camefrom, bestPlace(best)).map((place) => place / (places - 1));
}

/** The middle of the crop counts most, so that what matters is put there. */
function held(look: Attention, place: number, cropPart: number): number {
  const middle = (place / (places - 1)) * (1 - cropPart) + cropPart / 2;
  return look.reduce((sum, value, bin) => {
    const away = ((bin + 0.5) / bins - middle) / (cropPart / 2);
    return Math.abs(away) >= 1 ? sum : sum + value * (1 - 0.6 * away ** 2);
  }, 0);
}

function reached(best: readonly number[], price: readonly number[], from: number, to: number): number {
  return (best[from] ?? 0) - (price[Math.abs(to - from)] ?? 0);
}

/** Of equals the nearest, so that where nothing happens nothing moves. */
function cheapest(best: readonly number[], price: readonly number[], to: number): number {
  let from = to;
  for (let other = 0; other < best.length; other++)
    if (reached(best, price, other, to) > reached(best, price, from, to) + 1e-9) from = other;
  return from;
}

/** Of equals the one nearest to the middle. */
function bestPlace(best: readonly number[]): number {
  const middle = (best.length - 1) / 2;
  const order = best.map((_, place) => place).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b);
  return order.reduce(
    (chosen, place) => ((best[place] ?? 0) > (best[chosen] ?? 0) + 1e-9 ? place : chosen),
    order[0] ?? 0,
  );
}

function traceBack(camefrom: readonly (readonly number[])[], last: number): number[] {
  const way = [last];
  for (const from of camefrom.toReversed()) way.push(from[way.at(-1) ?? 0] ?? 0);
  return way.toReversed();
}
