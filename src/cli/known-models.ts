import { join } from 'node:path';
import type { Catalogue, Model } from '../campaign/model-schema.ts';
import { nearestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import { findRoot } from '../project/find-root.ts';
import { loadCatalogues } from '../project/load-definitions.ts';
import { packagedTemplates } from '../project/template-folders.ts';

export interface KnownModel {
  readonly provider: string;
  readonly model: Model;
  /** Used when a campaign names none. */
  readonly isDefault: boolean;
}

/** Every model that a campaign in this folder may name, the project's own among them, by provider. */
export async function knownModels(cwd: string): Promise<readonly KnownModel[]> {
  const root = findRoot(join(cwd, 'any'));
  const { all, diagnostics } = await loadCatalogues({ templates: packagedTemplates, root, cwd });
  if (diagnostics.length > 0) throw new UserError('a model catalogue is wrong', { diagnostics });
  return [...all.values()].toSorted((a, b) => (a.provider < b.provider ? -1 : 1)).flatMap(modelsOf);
}

const modelsOf = ({ provider, models, default: usual }: Catalogue): KnownModel[] =>
  models.map((model) => ({ provider, model, isDefault: model.id === usual }));

/** Those of a provider, or of an id, which may be written after its provider: `xai/grok-imagine-video`. Throws a UserError that names the nearest one. */
export function findModels(known: readonly KnownModel[], name: string): readonly KnownModel[] {
  const found = known.filter(
    ({ provider, model: { id } }) => name === provider || name === id || name === `${provider}/${id}`,
  );
  if (found.length > 0) return found;
  const nearest = nearestName(name, [...new Set(known.flatMap(({ provider, model: { id } }) => [provider, id]))]);
  const guess = nearest === undefined ? '' : `Did you mean ${nearest}? `;
  throw new UserError(`there is no provider or model “${name}”`, {
    hint: `${guess}\`reelmill models\` lists them all.`,
  });
}
