import { alternatives } from '../campaign/alternatives.ts';
import { isRetired } from '../campaign/is-retired.ts';
import { type ModelFacts, modelFacts } from '../campaign/model-facts.ts';
import type { Catalogue, Model } from '../campaign/model-schema.ts';
import { UserError } from '../errors.ts';
import type { PlanInput } from './plan-input.ts';
import { unknownName } from './unknown-name.ts';

/** The model that makes the clips, or undefined when the campaign shows only footage of its own. */
export function chooseModel({ campaign, catalogues, today }: PlanInput): ModelFacts | undefined {
  const { provider, model, limits } = campaign.generate;
  if (provider === 'footage') return undefined;
  const catalogue = findCatalogue(provider, catalogues);
  const id = model ?? catalogue.default;
  const known = catalogue.models.find((one) => one.id === id);
  if (known !== undefined && isRetired(known, today)) throw retired(known, provider, catalogues, today);
  const facts = modelFacts(id, known, limits);
  if (facts === undefined) throw unknownModel(id, catalogue);
  if (facts.price === 'unknown') throw unpriced(facts);
  return facts;
}

export function findCatalogue(provider: string, catalogues: ReadonlyMap<string, Catalogue>): Catalogue {
  const found = catalogues.get(provider);
  if (found === undefined) throw unknownName('provider', provider, [...catalogues.keys()].toSorted());
  return found;
}

function unknownModel(id: string, { provider, models }: Catalogue): UserError {
  const ids = models.map((model) => model.id);
  return unknownName(`${provider} model`, id, ids, 'A model that is not listed needs its limits in the campaign.');
}

function retired(
  model: Model,
  provider: string,
  catalogues: ReadonlyMap<string, Catalogue>,
  today: string | undefined,
): UserError {
  const hint = alternatives(model, provider, catalogues, today);
  return new UserError(`${provider} retired ${model.name} (${model.id}) on ${model.retiredOn}.`, {
    hint: `${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`,
  });
}

function unpriced({ name, id }: ModelFacts): UserError {
  return new UserError(`The catalogue does not know what ${name} (${id}) costs.`, {
    hint: 'Name the model in the campaign and give usdPerSecond or usdPerClip under generate.limits.',
  });
}
