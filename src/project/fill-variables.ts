import type { Findings } from '../campaign/finding.ts';
import type { Path } from '../campaign/read-tree.ts';
import type { Environment } from '../environment.ts';

interface FillOptions {
  readonly env: Environment;
  readonly findings: Findings;
  /** Whether what stands there is left as it is. */
  readonly isKept: (path: Path) => boolean;
}

/** Fills in ${NAME} in every text of a file. What cannot be filled in is left empty, and found. */
export function fillVariables(data: unknown, options: FillOptions, path: Path = []): unknown {
  if (typeof data === 'string') return options.isKept(path) ? data : fill(data, path, options);
  if (Array.isArray(data)) return data.map((item, index) => fillVariables(item, options, [...path, index]));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, fillVariables(value, options, [...path, key])]),
  );
}

function fill(text: string, path: Path, { env, findings }: FillOptions): string {
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    const found = env[name];
    if (found !== undefined && found !== '') return found;
    const hint = `set ${name}, in the environment or in .env, or write the value here`;
    findings.error(path, 'unset-variable', `the environment variable ${name} is not set`, { hint });
    return '';
  });
  if (!/\$\{(?!\w+\})/.test(text)) return filled;
  const hint = 'write ${NAME}: letters, digits and _';
  findings.error(path, 'wrong-variable', 'what begins with ${ is no name of a variable', { hint });
  return filled;
}
