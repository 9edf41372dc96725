import type { Catalogue } from './campaign/model-schema.ts';
import type { ModelLimits } from './run/lanes.ts';

/** What draws on this machine is limited by its cores, what works elsewhere by its service. */
export function clipLimits(
  catalogues: ReadonlyMap<string, Catalogue>,
  configured: number | undefined,
  cores: number,
): Map<string, ModelLimits> {
  const limits = [...catalogues].map(([provider, { models }]) => {
    const local = models.every((model) => model.price.every(({ usdPerSecond }) => usdPerSecond === 0));
    const concurrent = Math.min(
      ...models.map((model) => model.concurrent),
      configured ?? Infinity,
      local ? cores : Infinity,
    );
    return [
      provider,
      { concurrent, startsPerMinute: Math.min(...models.map((model) => model.startsPerMinute)) },
    ] as const;
  });
  return new Map(limits);
}
