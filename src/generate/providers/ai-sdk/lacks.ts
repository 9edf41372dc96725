import { isDeepStrictEqual } from 'node:util';
import { valueAt } from '../../../campaign/value-at.ts';

/** The first thing that `actual` lacks or has otherwise than `wanted`, such as `parameters.resolution`. */
export function lacks(actual: unknown, wanted: unknown, path: readonly string[] = []): string | undefined {
  if (!isRecord(wanted)) return isDeepStrictEqual(actual, wanted) ? undefined : path.join('.');
  for (const [name, value] of Object.entries(wanted)) {
    const found = lacks(valueAt(actual, [name]), value, [...path, name]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
