import { z } from 'zod';
import type { Path } from './read-tree.ts';

/** The part of a schema that describes the value at a path, or undefined where the schema knows no such place. */
export function schemaAt(schema: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  for (const option of optionsOf(schema)) {
    const next = stepInto(option, step);
    if (next !== undefined) return schemaAt(next, rest);
  }
  return undefined;
}

/** The keys that are allowed in the map that a schema describes. */
export function keysOf(schema: unknown): string[] {
  return optionsOf(schema).flatMap((option) => {
    if (option instanceof z.ZodRecord)
      return option.keyType instanceof z.ZodEnum ? option.keyType.options.map(String) : [];
    return option instanceof z.ZodObject ? Object.keys(option.shape) : [];
  });
}

/** The keys that a file cannot do without. */
export function requiredKeys(schema: z.ZodType): string[] {
  const { error } = schema.safeParse({});
  return error?.issues.map((issue) => String(issue.path[0])) ?? [];
}

/** The smallest and largest number that are allowed, where there are both. */
export function boundsOf(schema: unknown): { readonly min: number; readonly max: number } | undefined {
  const inner = optionsOf(schema).find((option) => option instanceof z.ZodNumber);
  if (inner === undefined) return undefined;
  const { minValue: min, maxValue: max } = inner;
  return isLimit(min) && isLimit(max) ? { min, max } : undefined;
}

/** Whole numbers are bounded by what a double can hold, which is nothing to tell a person. */
function isLimit(value: number | null): value is number {
  return value !== null && Math.abs(value) < Number.MAX_SAFE_INTEGER;
}

/** Names of the parts of a schema where a key is allowed. */
export function ownersOf(schema: unknown, key: string, name?: string): string[] {
  const owners = optionsOf(schema).flatMap((option) => {
    if (option instanceof z.ZodArray) return ownersOf(option.element, key, name);
    if (!(option instanceof z.ZodObject)) return [];
    const own = key in option.shape && name !== undefined ? [name] : [];
    return [...own, ...Object.entries(option.shape).flatMap(([inner, value]) => ownersOf(value, key, inner))];
  });
  return [...new Set(owners)];
}

/** What a schema says about the value it describes. */
export function descriptionOf(schema: unknown): string | undefined {
  return schema instanceof z.ZodType ? schema.description : undefined;
}

function stepInto(schema: unknown, step: string | number): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[step];
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  return undefined;
}

function optionsOf(schema: unknown): readonly unknown[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodUnion ? inner.options.map(unwrap) : [inner];
}

function unwrap(schema: unknown): unknown {
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault;
  return wraps ? unwrap(schema.unwrap()) : schema;
}
