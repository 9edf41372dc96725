import { clipPrice } from './clip-price.ts';
import { isRetired } from './is-retired.ts';
import { dollarsPerSecond } from './model-words.ts';
import type { Catalogue, Model, Size } from './model-schema.ts';
import { offeredLengths } from './offered-lengths.ts';

/** Where prices are compared: about the length of a shot. */
const usualSeconds = 8;
const mostOthers = 3;

interface Offer {
  readonly provider: string;
  readonly id: string;
  readonly usdPerSecond: number;
}

/** What to use instead of a model that is gone, as an instruction: the provider's own, then the cheapest of others that make the same shapes. */
export function alternatives(
  model: Model,
  provider: string,
  catalogues: ReadonlyMap<string, Catalogue>,
  today: string | undefined,
): string {
  const offers = [...catalogues.values()]
    .flatMap((catalogue) => offersOf(catalogue, model, today))
    .toSorted((a, b) => a.usdPerSecond - b.usdPerSecond || (a.id < b.id ? -1 : 1));
  const own = offers.filter((offer) => offer.provider === provider).map(({ id, ...offer }) => words(id, offer));
  const others = offers
    .filter((offer) => offer.provider !== provider)
    .slice(0, mostOthers)
    .map((offer) => words(`${offer.provider} ${offer.id}`, offer));
  if (own.length === 0) return `choose another provider${others.length === 0 ? '' : `: ${others.join(', ')}`}`;
  return `choose ${own.join(', ')}${others.length === 0 ? '' : `; or another provider: ${others.join(', ')}`}`;
}

const words = (name: string, { usdPerSecond }: Pick<Offer, 'usdPerSecond'>) =>
  `${name} (${dollarsPerSecond(usdPerSecond)})`;

function offersOf({ provider, models }: Catalogue, gone: Model, today: string | undefined): Offer[] {
  return models.flatMap((model) => {
    const usdPerSecond = isRetired(model, today) ? undefined : comparedPrice(model, gone);
    return usdPerSecond === undefined ? [] : [{ provider, id: model.id, usdPerSecond }];
  });
}

/** By the second, at the resolution of the one that is gone; undefined for what is no substitute. What costs nothing is a storyboard or own footage. */
function comparedPrice(model: Model, gone: Model): number | undefined {
  const shapes = new Set(gone.sizes.map(({ aspect }) => aspect));
  const resolution = lowest(
    model.sizes.filter((size) => rank(size) >= rank(smallest(gone)) && shapes.has(size.aspect)),
  );
  const makesAll = [...shapes].every((shape) => model.sizes.some(({ aspect }) => aspect === shape));
  if (resolution === undefined || !makesAll || (model.audio === 'never' && gone.audio !== 'never')) return undefined;
  const seconds = nearest(offeredLengths(model.seconds));
  const price = clipPrice(model, { resolution, audio: gone.audio !== 'never', seconds });
  return price === undefined || price.micros === 0 ? undefined : price.micros / 1_000_000 / seconds;
}

const rank = ({ resolution }: Pick<Size, 'resolution'>) => Number.parseInt(resolution, 10);

const smallest = ({ sizes }: Model) => sizes.reduce((a, b) => (rank(b) < rank(a) ? b : a));

const lowest = (sizes: readonly Size[]) => sizes.toSorted((a, b) => rank(a) - rank(b))[0]?.resolution;

const nearest = (lengths: readonly number[]) =>
  lengths.reduce((a, b) => (Math.abs(b - usualSeconds) < Math.abs(a - usualSeconds) ? b : a));
