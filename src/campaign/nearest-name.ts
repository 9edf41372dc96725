import { distance } from 'fastest-levenshtein';

/** The name that was probably meant, or undefined when none is near. A beginning will do; case, dashes, underscores and spaces do not count. */
export function nearestName(written: string, names: readonly string[]): string | undefined {
  const wanted = normalise(written);
  let best: string | undefined;
  let bestDistance = Math.min(Math.max(1, Math.floor(wanted.length / 3)), wanted.length - 1) + 1;
  for (const name of names) {
    const found = distance(wanted, normalise(name));
    if (found >= bestDistance) continue;
    best = name;
    bestDistance = found;
  }
  return best ?? names.find((name) => wanted.length > 2 && normalise(name).startsWith(wanted));
}

/** `did you mean "tiktok"?`, or else what there is to choose from; aliases are understood, but not offered. */
export function suggestName(written: string, names: readonly string[], aliases: readonly string[] = []): string {
  const nearest = nearestName(written, [...names, ...aliases]);
  return nearest === undefined ? `choose from ${names.join(', ')}` : `did you mean "${nearest}"?`;
}

function normalise(name: string): string {
  return name.toLowerCase().replaceAll(/[-_\s]/g, '');
}
