import type { Finding } from './finding.ts';
import { nearestName } from './nearest-name.ts';
import { placeWords } from './value-words.ts';

/** Says once what a schema says several times: a misspelt key is not also a missing one, and keys missing in one place are one mistake. */
export function tidyFindings(findings: readonly Finding[]): Finding[] {
  const misspelt = findings.filter(({ code }) => code === 'unknown-key');
  const real = findings.filter(
    (finding) => finding.code !== 'missing-key' || !misspelt.some((key) => isMeant(key, finding)),
  );
  const groups = Map.groupBy(real, (finding) => (finding.code === 'missing-key' ? ownerOf(finding) : finding));
  return [...groups.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : [together(first, rest)]));
}

function isMeant(unknown: Finding, missing: Finding): boolean {
  const name = String(missing.path.at(-1));
  return ownerOf(unknown) === ownerOf(missing) && nearestName(String(unknown.path.at(-1)), [name]) !== undefined;
}

function ownerOf({ path }: Finding): string {
  return JSON.stringify(path.slice(0, -1));
}

function together(first: Finding, rest: readonly Finding[]): Finding {
  if (rest.length === 0) return first;
  const names = [first, ...rest].map(({ path }) => path.at(-1));
  const message = `${placeWords(first.path.slice(0, -1))} lacks ${names.length} keys`;
  return { ...first, message, hint: `add ${names.join(', ')}` };
}
