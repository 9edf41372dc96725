import type { Model } from './model-schema.ts';

/** Whether a service had closed a model by a day (ISO date). Without a day, nothing is retired. */
export function isRetired({ retiredOn }: Pick<Model, 'retiredOn'>, today: string | undefined): boolean {
  return retiredOn !== undefined && today !== undefined && retiredOn <= today;
}
