import type { Figures, Placement } from './figures.ts';

export function placementOf({ service, placements }: Figures, name: string): Placement {
  const found = placements[name];
  if (found === undefined) throw new Error(`templates/services/${service}.yaml has no placement ${name}.`);
  return found;
}
