import { alternatives } from './alternatives.ts';
import type { GenerateFile } from './generate-schema.ts';
import { isRetired } from './is-retired.ts';
import { missingLimits, modelFacts } from './model-facts.ts';
import type { Catalogue, Model } from './model-schema.ts';
import { nearestName } from './nearest-name.ts';
import type { GenerateContext } from './resolve-generate.ts';
import type { Path } from './read-tree.ts';

/** Whether the model is still there, and known well enough to spend money on it. */
export function checkModel(generate: GenerateFile, context: GenerateContext): void {
  const catalogue = context.catalogues.get(generate.provider);
  if (catalogue === undefined || generate.provider === 'footage') return;
  const id = generate.model ?? catalogue.default;
  const known = catalogue.models.find((model) => model.id === id);
  const at = ['generate', generate.model === undefined ? 'provider' : 'model'];
  if (known === undefined) checkUnknown(id, generate, catalogue, context);
  else if (isRetired(known, context.today)) refuseRetired(known, generate.provider, at, context);
  else if (modelFacts(id, known, generate.limits)?.price === 'unknown') refuseUnpriced(known, at, context);
}

function checkUnknown(
  id: string,
  { limits }: GenerateFile,
  { provider, models }: Catalogue,
  { findings }: GenerateContext,
): void {
  const missing = missingLimits(limits);
  if (missing.length === 0) return;
  const ids = models.map((model) => model.id);
  const needs = `give ${missing.join(', ')} under generate.limits`;
  if (limits !== undefined) {
    const message = `nothing is known of the ${provider} model "${id}", and its limits leave something open`;
    findings.error(['generate', 'limits'], 'missing-limits', message, {
      at: 'key',
      hint: needs,
      given: [['generate']],
    });
    return;
  }
  const nearest = nearestName(id, ids);
  const guess = nearest === undefined ? `choose from ${ids.join(', ')}` : `did you mean "${nearest}"?`;
  const hint = `${guess}${nearest === undefined ? '; or else' : ' If not,'} ${needs}`;
  findings.error(['generate', 'model'], 'unknown-model', `${provider} has no model "${id}" in the catalogue`, {
    hint,
    given: [['generate']],
  });
}

function refuseRetired(
  model: Model,
  provider: string,
  at: Path,
  { catalogues, today, findings }: GenerateContext,
): void {
  findings.error(at, 'retired-model', `${provider} retired ${model.name} (${model.id}) on ${model.retiredOn}`, {
    hint: alternatives(model, provider, catalogues, today),
  });
}

function refuseUnpriced(model: Model, at: Path, { findings }: GenerateContext): void {
  findings.error(at, 'unknown-price', `the catalogue does not know what ${model.name} (${model.id}) costs`, {
    hint: 'give usdPerSecond or usdPerClip under generate.limits, so that the plan and the budget are right',
  });
}
