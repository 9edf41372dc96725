import type { Model, Size } from '../campaign/model-schema.ts';

export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Share of the picture that is left when it is cropped to another shape: 1 is all of it. */
export function keptByCrop(picture: Frame, frame: Frame): number {
  const ratio = (picture.width * frame.height) / (picture.height * frame.width);
  return Math.min(ratio, 1 / ratio);
}

/** The sizes a model makes at a resolution, or at the next better one it has, else at its best. */
export function sizesAt({ sizes }: Pick<Model, 'sizes'>, resolution: Size['resolution']): Size[] {
  const ranks = sizes.map((size) => rank(size.resolution));
  const better = ranks.filter((r) => r >= rank(resolution));
  const chosen = better.length > 0 ? Math.min(...better) : Math.max(...ranks);
  return sizes.filter((size) => rank(size.resolution) === chosen);
}

/** The size that loses least when it is cropped to the frame. */
export function nearestSize(sizes: readonly Size[], frame: Frame): Size {
  return best(sizes, (size) => keptByCrop(size, frame));
}

/** The size that suits most frames; among equals the one that loses least over all of them. */
export function masterSize(sizes: readonly Size[], frames: readonly Frame[]): Size {
  const served = (size: Size) => frames.filter((frame) => nearestSize(sizes, frame) === size).length;
  // What is kept is at most 1 for each frame, so it can only decide between equals.
  return best(sizes, (size) => served(size) * (frames.length + 1) + sum(frames.map((f) => keptByCrop(size, f))));
}

const rank = (resolution: string) => Number.parseInt(resolution, 10);

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The first of the highest score. Scores are rounded, because 9:16 and 16:9 lose the same to 1:1 but not to the last bit. */
function best(sizes: readonly Size[], score: (size: Size) => number): Size {
  const rounded = (size: Size) => Math.round(score(size) * 1e6);
  return sizes.reduce((a, b) => (rounded(b) > rounded(a) ? b : a));
}
