import type { Catalogue, Model } from '../campaign/model-schema.ts';
import { UserError } from '../errors.ts';
import type { PlanInput } from './plan-input.ts';
import { unknownName } from './unknown-name.ts';

/** The model that makes the clips, or undefined when the campaign shows only footage of its own. */
export function chooseModel({ campaign, catalogues, today }: PlanInput): Model | undefined {
  const { provider, model, fallback } = campaign.generate;
  for (const name of fallback) if (name !== 'footage') findCatalogue(name, catalogues);
  if (provider === 'footage') return undefined;
  const catalogue = findCatalogue(provider, catalogues);
  const chosen = findModel(model ?? catalogue.default, catalogue);
  if (isRetired(chosen, today)) refuseRetired(chosen, catalogue, today);
  return chosen;
}

function findCatalogue(provider: string, catalogues: ReadonlyMap<string, Catalogue>): Catalogue {
  const found = catalogues.get(provider);
  if (found === undefined) throw unknownName('provider', provider, [...catalogues.keys()].toSorted());
  return found;
}

function findModel(id: string, { provider, models }: Catalogue): Model {
  const found = models.find((model) => model.id === id);
  if (found !== undefined) return found;
  throw unknownName(
    `${provider} model`,
    id,
    models.map((model) => model.id),
  );
}

function isRetired({ retiredOn }: Model, today: string | undefined): boolean {
  return retiredOn !== undefined && today !== undefined && retiredOn <= today;
}

function refuseRetired(model: Model, { provider, models }: Catalogue, today: string | undefined): never {
  const others = models.filter((other) => !isRetired(other, today)).map((other) => other.id);
  throw new UserError(`${provider} retired ${model.name} (${model.id}) on ${model.retiredOn}.`, {
    hint:
      others.length > 0 ? `Choose another model: ${others.join(', ')}.` : `Choose another provider than ${provider}.`,
  });
}
