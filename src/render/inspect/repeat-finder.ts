import type { Stretch } from './stretch.ts';

/** A stretch in which every so many frames one is shown twice. */
export interface Repeats extends Stretch {
  /** Frames from one repeated frame to the next, in the mean. */
  readonly every: number;
}

/** Mean difference of two frames, in steps of 255, from which on something moves. */
const motion = 0.6;
/** A repeated frame differs from the one before by this share of what the others do: an encoder leaves some noise. */
const repeated = 0.15;
/** Frames to each side that say how much things move there. */
const around = 6;
/** A longest beat in frames, and how many repeats in a row make one. */
const beat = { longest: 30, repeats: 5, seconds: 0.9 } as const;

/** 24 frames for 60 repeat one in 1.67. What changes less often blinks or stands still, and is meant to. */
const slowest = 1.6;

/** Finds the beat of repeated frames that a bad change of frame rate leaves. What stands still has none: nothing moves beside it. */
export function repeatFinder(fps: number) {
  const differences: number[] = [];
  let before: Buffer | undefined;
  const see = (picture: Buffer): void => {
    if (before !== undefined) differences.push(difference(before, picture));
    before ??= Buffer.alloc(picture.length);
    picture.copy(before);
  };
  return { see, found: () => beatsIn(repeatsIn(differences), fps) };
}

function difference(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let index = 0; index < one.length; index++) sum += Math.abs((one[index] ?? 0) - (other[index] ?? 0));
  return sum / one.length;
}

/** Numbers of the frames that are the one before again. */
function repeatsIn(differences: readonly number[]): readonly number[] {
  return differences.flatMap((value, index) => {
    const near = differences.slice(Math.max(0, index - around), index + around + 1).toSorted((a, b) => b - a);
    // Not the largest: that may be a cut. Two in five move even where 24 frames are shown as 60; what blinks moves less often.
    const usual = near[4] ?? 0;
    return usual >= motion && value <= repeated * usual ? [index + 1] : [];
  });
}

/** Where repeats follow each other at equal distances, one frame more or less. */
function beatsIn(repeats: readonly number[], fps: number): readonly Repeats[] {
  const rows: number[][] = [];
  for (const frame of repeats) {
    const row = rows.at(-1) ?? [];
    const last = row.at(-1) ?? -Infinity;
    if (keepsBeat(row, frame)) row.push(frame);
    else rows.push(frame - last > beat.longest ? [frame] : [last, frame]);
  }
  return rows.flatMap((row) => {
    const [first = 0, last = 0] = [row[0], row.at(-1)];
    const every = (last - first) / (row.length - 1);
    const isBeat = row.length >= beat.repeats && last - first >= beat.seconds * fps;
    return isBeat && every > slowest ? [{ start: first / fps, end: (last + 1) / fps, every }] : [];
  });
}

function keepsBeat(row: readonly number[], frame: number): boolean {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined || frame - last > beat.longest) return false;
  return row.length < 2 || Math.abs(frame - last - (last - first) / (row.length - 1)) <= 1;
}
