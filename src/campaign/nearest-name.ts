import { distance } from 'fastest-levenshtein';

/** The name that was probably meant, or undefined when none is near: case, dashes, underscores and spaces do not count. */
export function nearestName(written: string, names: Iterable<string>): string | undefined {
  const wanted = normalise(written);
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of names) {
    const found = distance(wanted, normalise(name));
    if (found >= bestDistance) continue;
    best = name;
    bestDistance = found;
  }
  return best;
}

/** `did you mean "tiktok"?`, or else what there is to choose from. */
export function suggestName(written: string, names: Iterable<string>): string {
  const all = [...names];
  const nearest = nearestName(written, all);
  return nearest === undefined ? `choose from ${all.join(', ')}` : `did you mean "${nearest}"?`;
}

function normalise(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '');
}
