import type { Model } from '../campaign/model-schema.ts';
import type { ClipRequest } from './plan.ts';

/** Whole micro-dollars, so that sums are exact. */
export function estimateMicros(model: Model, { seconds, resolution }: ClipRequest): number {
  return Math.round(usdPerSecond(model, resolution) * seconds * 1_000_000);
}

/** A resolution without a price of its own costs at most the highest: an estimate must not be too low. */
function usdPerSecond(model: Model, resolution: ClipRequest['resolution']): number {
  const listed = model.price.find((price) => price.resolution === resolution);
  return listed?.usdPerSecond ?? Math.max(0, ...model.price.map((price) => price.usdPerSecond));
}
