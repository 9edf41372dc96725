import type { Model, Price } from './model-schema.ts';

export interface PricedClip {
  readonly resolution: NonNullable<Price['resolution']>;
  readonly audio: boolean;
  readonly seconds: number;
}

export interface ClipPrice {
  /** Whole micro-dollars, so that sums are exact. */
  readonly micros: number;
  readonly asOf: string | undefined;
}

/** What a clip costs; undefined when nobody knows. A clip without a price of its own costs the highest: no estimate may be too low. */
export function clipPrice(
  { price, asOf }: { readonly price: Model['price']; readonly asOf: string | undefined },
  clip: PricedClip,
): ClipPrice | undefined {
  if (price === 'unknown') return undefined;
  const own = price.find((one) => applies(one, clip));
  const prices = (own === undefined ? price : [own]).map((one) => ({
    micros: microsOf(one, clip.seconds),
    asOf: one.asOf ?? asOf,
  }));
  return prices.reduce((a, b) => (b.micros > a.micros ? b : a));
}

/** Whether a price is that of the clip. */
export function applies(price: Price, clip: PricedClip): boolean {
  const { resolution = clip.resolution, audio = clip.audio, seconds = clip.seconds } = price;
  return resolution === clip.resolution && audio === clip.audio && seconds === clip.seconds;
}

function microsOf({ usdPerSecond, usdPerClip = 0, seconds }: Price, wanted: number): number {
  const usd =
    usdPerSecond === undefined ? usdPerClip * Math.max(1, wanted / (seconds ?? wanted)) : usdPerSecond * wanted;
  return Math.round(usd * 1_000_000);
}
