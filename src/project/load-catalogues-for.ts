import type { CampaignFile } from '../campaign/campaign-schema.ts';
import { isRetired } from '../campaign/is-retired.ts';
import type { Catalogue } from '../campaign/model-schema.ts';
import { type Definitions, loadCatalogues, type Places } from './load-definitions.ts';
import type { LoadOptions } from './load-options.ts';

/** The catalogues that a campaign names; all of them when its model is gone, to find another. */
export async function loadCataloguesFor(
  campaign: CampaignFile | undefined,
  places: Places,
  { providers = [], today }: Pick<LoadOptions, 'providers' | 'today'>,
): Promise<Definitions<Catalogue>> {
  const named = await loadCatalogues({ ...places, named: [...providersIn(campaign), ...providers] });
  const asked = [
    ...providers.map((provider) => ({ provider, model: undefined })),
    ...(campaign ? [campaign.generate] : []),
  ];
  return asked.some(({ provider, model }) => isGone(named.all.get(provider), model, today))
    ? await loadCatalogues(places)
    : named;
}

/** Any scene may show footage of its own. */
function providersIn(campaign: CampaignFile | undefined): readonly string[] {
  return campaign === undefined ? [] : ['footage', campaign.generate.provider, ...campaign.generate.fallback];
}

function isGone(catalogue: Catalogue | undefined, model: string | undefined, today: string | undefined): boolean {
  const known = catalogue?.models.find(({ id }) => id === (model ?? catalogue.default));
  return known !== undefined && isRetired(known, today);
}
