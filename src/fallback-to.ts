import type { Catalogue } from './campaign/model-schema.ts';
import type { Fallback } from './run/run-tools.ts';

/** Who takes over when a clip cannot be started, with its default model. A resolution without a price costs the highest: no estimate may be too low. */
export function fallbackTo(provider: string, resolution: string, catalogues: ReadonlyMap<string, Catalogue>): Fallback {
  const catalogue = catalogues.get(provider);
  const model = catalogue?.models.find(({ id }) => id === catalogue.default);
  const prices = model?.price ?? [];
  const listed = prices.find((price) => price.resolution === resolution);
  const usdPerSecond = listed?.usdPerSecond ?? Math.max(0, ...prices.map((price) => price.usdPerSecond));
  return { provider, model: model?.id ?? '', usdPerSecond };
}
