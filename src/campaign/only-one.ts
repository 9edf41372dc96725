import type { Findings } from './finding.ts';
import type { Path } from './read-tree.ts';

/** Two words for one thing may not both be given: nobody could say which holds. */
export function onlyOne<K extends string>(
  written: Readonly<Partial<Record<K, unknown>>>,
  [word, alias]: readonly [K, K],
  path: Path,
  findings: Findings,
): void {
  if (written[word] === undefined || written[alias] === undefined) return;
  findings.error([...path, alias], 'said-twice', `"${alias}" and "${word}" say the same`, {
    at: 'key',
    hint: 'keep one of the two',
  });
}
