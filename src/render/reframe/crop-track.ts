import { even, type Crop, type Size } from '../picture/fit-shape.ts';

/** Where a crop of this size is at each frame of a clip, in pixels of the source: still before, between and after its points, or straight from one to the next. */
export interface CropTrack extends Size {
  /** At least one; frames go up. */
  readonly points: readonly CropPoint[];
}

export interface CropPoint {
  /** Counts from 0, the first frame that is shown. */
  readonly frame: number;
  readonly x: number;
  readonly y: number;
}

/** A crop that stays where it is, on whole samples of colour. */
export function still({ width, height, x, y }: Crop): CropTrack {
  return { width, height, points: [{ frame: 0, x: even(x), y: even(y) }] };
}

/** Fewest points that stay this near to all of them, in the unit of the values. */
export function simplify(values: readonly number[], tolerance: number): readonly { frame: number; value: number }[] {
  const kept = new Set([0, values.length - 1]);
  const open: [from: number, to: number][] = [[0, values.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const farthest = farthestBetween(values, span);
    if (farthest.distance <= tolerance) continue;
    kept.add(farthest.frame);
    open.push([span[0], farthest.frame], [farthest.frame, span[1]]);
  }
  return [...kept].toSorted((a, b) => a - b).map((frame) => ({ frame, value: values[frame] ?? 0 }));
}

function farthestBetween(values: readonly number[], [from, to]: readonly [number, number]) {
  const [first = 0, last = 0] = [values[from], values[to]];
  let farthest = { frame: from, distance: 0 };
  for (let frame = from + 1; frame < to; frame++) {
    const straight = first + ((last - first) * (frame - from)) / (to - from);
    const distance = Math.abs((values[frame] ?? 0) - straight);
    if (distance > farthest.distance) farthest = { frame, distance };
  }
  return farthest;
}
