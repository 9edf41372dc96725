import type { Catalogue } from './campaign/model-schema.ts';
import type { LaneLimits } from './ledger/ledger.ts';
import type { Config } from './project/config.ts';

type LimitsConfig = Pick<Config, 'concurrency' | 'limits' | 'providers'>;

/** What draws on this machine is limited by its cores; what works elsewhere by its service, or by what the account allows. */
export function clipLimits(
  catalogues: ReadonlyMap<string, Catalogue>,
  config: LimitsConfig,
  cores: number,
): Map<string, LaneLimits> {
  return new Map(
    [...catalogues].map(([provider, catalogue]) => [provider, limitsOf(provider, catalogue, config, cores)]),
  );
}

function limitsOf(provider: string, catalogue: Catalogue, config: LimitsConfig, cores: number): LaneLimits {
  const most = strictest(catalogue);
  const own = config.limits[provider];
  const remote = !worksHere.has(provider);
  const accounts: Readonly<Record<string, { readonly account?: string | undefined } | undefined>> = config.providers;
  return {
    account: accounts[provider]?.account ?? 'default',
    concurrent: Math.min(
      own?.concurrent ?? most.concurrent,
      config.concurrency.clips ?? Infinity,
      remote ? Infinity : cores,
    ),
    startsPerMinute: own?.startsPerMinute ?? most.startsPerMinute,
    startsPerDay: own?.startsPerDay ?? most.startsPerDay,
    remote,
  };
}

/** Models of one provider share an account, and so the narrowest of their limits. */
function strictest({ models }: Catalogue): Pick<LaneLimits, 'concurrent' | 'startsPerMinute' | 'startsPerDay'> {
  const perDay = Math.min(...models.map(({ startsPerDay = Infinity }) => startsPerDay));
  return {
    concurrent: Math.min(...models.map((model) => model.concurrent)),
    startsPerMinute: Math.min(...models.map((model) => model.startsPerMinute)),
    startsPerDay: perDay === Infinity ? undefined : perDay,
  };
}

/** Not told by their price: a server of one's own is free too, and goes on without us. */
const worksHere: ReadonlySet<string> = new Set(['animatic', 'footage']);
