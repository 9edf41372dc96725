import type { Catalogue } from './campaign/model-schema.ts';
import type { Config } from './project/config.ts';
import type { ModelLimits } from './run/lanes.ts';

/** What draws on this machine is limited by its cores, what works elsewhere by its service, or by what the account allows. */
export function clipLimits(
  catalogues: ReadonlyMap<string, Catalogue>,
  { concurrency, limits }: Pick<Config, 'concurrency' | 'limits'>,
  cores: number,
): Map<string, ModelLimits> {
  return new Map(
    [...catalogues.values()].map((catalogue) => {
      const most = strictest(catalogue);
      const own = limits[catalogue.provider];
      const concurrent = Math.min(
        own?.concurrent ?? most.concurrent,
        concurrency.clips ?? Infinity,
        isLocal(catalogue) ? cores : Infinity,
      );
      const startsPerMinute = own?.startsPerMinute ?? most.startsPerMinute;
      const startsPerDay = own?.startsPerDay ?? most.startsPerDay;
      return [catalogue.provider, { concurrent, startsPerMinute, startsPerDay }];
    }),
  );
}

/** Models of one provider share an account, and so the narrowest of their limits. */
function strictest({ models }: Catalogue): ModelLimits {
  const perDay = Math.min(...models.map(({ startsPerDay = Infinity }) => startsPerDay));
  return {
    concurrent: Math.min(...models.map((model) => model.concurrent)),
    startsPerMinute: Math.min(...models.map((model) => model.startsPerMinute)),
    startsPerDay: perDay === Infinity ? undefined : perDay,
  };
}

function isLocal({ models }: Catalogue): boolean {
  return models.every(({ price }) => price !== 'unknown' && price.every(({ usdPerSecond }) => usdPerSecond === 0));
}
