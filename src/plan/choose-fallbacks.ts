import { isRetired } from '../campaign/is-retired.ts';
import { modelFacts } from '../campaign/model-facts.ts';
import { findCatalogue } from './choose-model.ts';
import { type Maker, makerOf } from './maker.ts';
import type { PlanInput } from './plan-input.ts';

/** Who takes over when a clip cannot be started, in order, each with its provider's default model. Those that could not are left out, with a warning. */
export function chooseFallbacks(input: PlanInput, warnings: Set<string>): Maker[] {
  const { provider, fallback, audio } = input.campaign.generate;
  const others = [...new Set(fallback)].filter((name) => name !== provider);
  return others.flatMap((name) => {
    const maker = fallbackMaker(name, input, audio);
    if (typeof maker !== 'string') return [maker];
    warnings.add(`the fallback ${name} ${maker}, so it is not asked`);
    return [];
  });
}

/** Or the reason why there is none. */
function fallbackMaker(provider: string, { catalogues, today }: PlanInput, audio: boolean): Maker | string {
  if (provider === 'footage') return 'makes no pictures';
  const catalogue = findCatalogue(provider, catalogues);
  const known = catalogue.models.find(({ id }) => id === catalogue.default);
  const facts = known && modelFacts(known.id, known);
  if (known === undefined || facts === undefined) return 'has no default model';
  if (isRetired(known, today)) return `retired its ${known.id} on ${known.retiredOn}`;
  if (facts.price === 'unknown') return `has no known price for its ${known.id}`;
  return makerOf(provider, facts, audio);
}
