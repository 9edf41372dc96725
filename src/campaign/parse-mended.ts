import type { z } from 'zod';
import { valueAt } from './value-at.ts';

/** What is taken out in one round may leave something required missing, which the next round mends. */
const rounds = 4;

/** Reads what is left of the data without the parts that a schema finds wrong, so that the rest can be checked as well. */
export function parseMended<T>(schema: z.ZodType<T>, data: unknown): T | undefined {
  const mended = structuredClone(data);
  for (let round = 0; round < rounds; round++) {
    const result = schema.safeParse(mended);
    if (result.success) return result.data;
    for (const issue of result.error.issues) mend(mended, issue);
  }
  return undefined;
}

function mend(data: unknown, issue: z.core.$ZodIssue): void {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.forEach((key) => remove(data, [...path, key]));
  const isMissing = valueAt(data, path) === undefined;
  if (isMissing && issue.code === 'invalid_type' && issue.expected === 'string') return fill(data, path);
  remove(data, isMissing ? path.slice(0, -1) : path);
}

/** A missing id becomes one that nobody else has. */
function fill(data: unknown, path: readonly PropertyKey[]): void {
  const owner = valueAt(data, path.slice(0, -1));
  const key = path.at(-1);
  if (typeof owner === 'object' && owner !== null && key !== undefined) Reflect.set(owner, key, path.join('-'));
}

/** An item takes its whole list with it, since removing only the item would move the others to places where they do not stand in the file. */
function remove(data: unknown, path: readonly PropertyKey[]): void {
  const key = path.at(-1);
  if (typeof key === 'number') return remove(data, path.slice(0, -1));
  const owner = valueAt(data, path.slice(0, -1));
  if (key !== undefined && typeof owner === 'object' && owner !== null) Reflect.deleteProperty(owner, key);
}
