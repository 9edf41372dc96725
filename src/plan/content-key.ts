import { createHash } from 'node:crypto';

/**
 * Hex SHA-256 of what a value says, whatever the order of its properties. Files count by their content: of an object with
 * a `sha256`, the `path` does not count, so a file that was moved or renamed is still the same file.
 */
export function contentKey(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

/** JSON with sorted property names and without undefined ones: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return canonicalObject(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  // JSON would turn NaN and undefined into null, and two different requests into one key.
  throw new TypeError(`A ${typeof value} such as this cannot be part of a key`);
}

function canonicalObject(value: object): string {
  const isFile = 'sha256' in value;
  const members = Object.entries(value)
    .filter(([name, content]) => content !== undefined && !(isFile && name === 'path'))
    // By code unit, not by locale: the same on every machine.
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${JSON.stringify(name)}:${canonicalJson(content)}`);
  return `{${members.join(',')}}`;
}
