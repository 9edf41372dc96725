import { nearestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';
import { type TakeGroup, takeGroups } from '../plan/take-groups.ts';
import type { Workspace } from '../workspace.ts';

/** Shown and accepted in place of a label that several clips share. */
export const shortKey = ({ key }: TakeGroup): string => key.slice(0, 8);

/** The clips of a campaign that have several takes. Throws a UserError where there are none. */
export function allTakes({ whole }: Workspace): readonly TakeGroup[] {
  const groups = takeGroups(whole.clips);
  if (groups.length > 0) return groups;
  throw new UserError(`${whole.campaign} makes each clip once: there are no takes to choose from.`, {
    hint: 'Write `takes: 3` below `generate` to have three made of each.',
  });
}

/** The one that a person means: by its label, or by the beginning of its key. */
export function findTakes(groups: readonly TakeGroup[], name: string): TakeGroup {
  const wanted = name.replace(/ take \d+$/, '');
  const found = groups.filter(
    ({ label, key }) => label === wanted || (/^[0-9a-f]{6,}$/.test(wanted) && key.startsWith(wanted)),
  );
  const [first, ...others] = found;
  if (first !== undefined && others.length === 0) return first;
  if (first !== undefined) {
    throw new UserError(`several clips are called ${wanted}, as they differ by locale or variant`, {
      hint: `Name one by its key: ${found.map(shortKey).join(', ')}. \`reelmill takes\` shows what they are in.`,
    });
  }
  const nearest = nearestName(
    wanted,
    groups.map(({ label }) => label),
  );
  throw new UserError(`there are no takes of “${wanted}”`, {
    hint: `${nearest === undefined ? '' : `Did you mean “${nearest}”? `}\`reelmill takes\` lists them all.`,
  });
}
