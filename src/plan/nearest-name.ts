import { distance } from 'fastest-levenshtein';

/** "did you mean …" when a name is near, and the whole list either way. */
export function nearestName(wrong: string, names: readonly string[]): string {
  const list = `There is: ${names.join(', ')}.`;
  const near = names.filter((name) => distance(wrong, name) <= Math.max(2, Math.floor(wrong.length / 3)));
  const [best] = near.toSorted((a, b) => distance(wrong, a) - distance(wrong, b));
  return best === undefined ? list : `Did you mean ${best}? ${list}`;
}
