import { nearestName } from '../campaign/nearest-name.ts';
import { UserError } from '../errors.ts';

/** A name that is not in the list, with the one that was probably meant and all there are. */
export function unknownName(what: string, written: string, names: readonly string[], more = ''): UserError {
  const list = names.length === 0 ? 'There are none.' : `Choose from ${names.join(', ')}.`;
  const nearest = nearestName(written, names);
  const hint = nearest === undefined ? list : `Did you mean "${nearest}"? ${list}`;
  return new UserError(`There is no ${what} "${written}".`, { hint: more === '' ? hint : `${hint} ${more}` });
}
