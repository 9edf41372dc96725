import type { z } from 'zod';
import { valueAt } from './value-at.ts';

/** The data without the parts that a schema found wrong, so that the rest can still be checked. */
export function mend(data: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const mended = structuredClone(data);
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) remove(mended, [...issue.path, key]);
    else remove(mended, issue.path);
  }
  return mended;
}

/** Items of a list stay, since removing one would move the others to places where they do not stand in the file. */
function remove(data: unknown, path: readonly PropertyKey[]): void {
  const key = path.at(-1);
  const owner = valueAt(data, path.slice(0, -1));
  if (key !== undefined && typeof owner === 'object' && owner !== null && !Array.isArray(owner)) {
    Reflect.deleteProperty(owner, key);
  }
}
