import type { Config } from './config.ts';

/** Providers whose service adds to a finished clip, as the configuration says: a protocol alone does not tell. */
export function extendingProviders({ providers }: Pick<Config, 'providers'>): ReadonlySet<string> {
  return new Set(providers.openai?.extend === true ? ['openai'] : []);
}
