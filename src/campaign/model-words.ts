import type { Lengths, Model, Price } from './model-schema.ts';

// How lists, messages and the documentation speak of models.

const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 4 });

export const dollarsPerSecond = (usd: number): string => `$${format.format(usd)}/s`;

/** `4, 8 or 12`, `2 to 10` */
export function lengthWords(lengths: Lengths): string {
  if (!Array.isArray(lengths)) return `${lengths.min} to ${lengths.max}`;
  const sorted = lengths.toSorted((a, b) => a - b).map(String);
  return sorted.length < 2 ? sorted.join('') : `${sorted.slice(0, -1).join(', ')} or ${sorted.at(-1)}`;
}

/** Lengths that differ by size are told with their resolution: `6 or 10 (1080p: 6)`. */
export function allLengthWords({ seconds, sizes }: Pick<Model, 'seconds' | 'sizes'>): string {
  const own = new Map(sizes.flatMap((size) => (size.seconds ? [[size.resolution, lengthWords(size.seconds)]] : [])));
  const exceptions = [...own].map(([resolution, words]) => `${resolution}: ${words}`);
  return `${lengthWords(seconds)}${exceptions.length === 0 ? '' : ` (${exceptions.join(', ')})`}`;
}

/** Each once, in the order of the catalogue. */
export const shapesOf = ({ sizes }: Pick<Model, 'sizes'>): string[] => [...new Set(sizes.map(({ aspect }) => aspect))];

/** With the service's own word where it has one: `720p (768P)`. */
export function resolutionsOf({ sizes }: Pick<Model, 'sizes'>): string[] {
  return [
    ...new Set(
      sizes.map(({ resolution, tier }) => (sameWord(resolution, tier) ? resolution : `${resolution} (${tier})`)),
    ),
  ];
}

const sameWord = (resolution: string, tier: string | undefined) =>
  tier === undefined || tier.toLowerCase() === resolution;

export const audioWords = { always: 'always', never: 'none', switch: 'on or off' } as const;

export function priceWords({ price }: Pick<Model, 'price'>): string {
  if (price === 'unknown') return 'unknown';
  if (price.every(({ usdPerSecond, usdPerClip }) => (usdPerSecond ?? usdPerClip) === 0)) return 'free';
  return price.map(onePrice).join(', ');
}

/** Each price with where and when it was read. */
export function priceLines(model: Pick<Model, 'price' | 'source' | 'asOf'>) {
  const { price, source, asOf } = model;
  const isOne = price === 'unknown' || price.length === 1 || price.every((one) => !one.source && !one.asOf);
  if (isOne) return [{ words: priceWords(model), source, asOf }];
  return price.map((one) => ({ words: onePrice(one), source: one.source ?? source, asOf: one.asOf ?? asOf }));
}

function onePrice({ resolution, audio, seconds, usdPerSecond, usdPerClip = 0 }: Price): string {
  const what = [
    resolution,
    audio === undefined ? undefined : audio ? 'with sound' : 'silent',
    seconds && `${seconds} s`,
  ];
  const amount = usdPerSecond === undefined ? `$${format.format(usdPerClip)}` : dollarsPerSecond(usdPerSecond);
  return [...what.filter((word) => word !== undefined), amount].join(' ');
}
