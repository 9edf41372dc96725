import type { Tensor } from './tensor.ts';

/** A rectangle in parts of the picture, 0 to 1, and how sure it is that a face is there. */
export interface Face {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly score: number;
}

/** The usual sizes of faces, in cells of the grid. With what it was trained. */
const anchors = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
const valuesOfBox = 5;
/** Two boxes that share more than this are one face. */
const sameFace = 0.4;

/** Reads the last layer of the network: five boxes for each cell of a grid. The surest face comes first. */
export function readBoxes(grid: Tensor, least: number): readonly Face[] {
  const boxes: Face[] = [];
  for (let cell = 0; cell < grid.width * grid.height; cell++)
    for (const [anchor, size] of anchors.entries()) {
      const box = readBox(grid, cell, anchor, size);
      if (box.score >= least) boxes.push(box);
    }
  return withoutDoubles(boxes.toSorted((a, b) => b.score - a.score));
}

function readBox(grid: Tensor, cell: number, anchor: number, [across, down]: readonly [number, number]): Face {
  const from = cell * grid.channels + anchor * valuesOfBox;
  const [x = 0, y = 0, wide = 0, high = 0, sure = 0] = grid.values.subarray(from, from + valuesOfBox);
  const width = (Math.exp(wide) * across) / grid.width;
  const height = (Math.exp(high) * down) / grid.height;
  return {
    x: ((cell % grid.width) + sigmoid(x)) / grid.width - width / 2,
    y: (Math.floor(cell / grid.width) + sigmoid(y)) / grid.height - height / 2,
    width,
    height,
    score: sigmoid(sure),
  };
}

function withoutDoubles(boxes: readonly Face[]): readonly Face[] {
  const kept: Face[] = [];
  for (const box of boxes) if (kept.every((other) => shared(box, other) < sameFace)) kept.push(box);
  return kept;
}

/** Intersection over union. */
function shared(a: Face, b: Face): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  const both = Math.max(0, across) * Math.max(0, down);
  return both / (a.width * a.height + b.width * b.height - both);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
