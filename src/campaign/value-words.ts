import type { Path } from './read-tree.ts';

// How messages name places and values.

/** `seconds`, or `item 2 of platforms`; the frame shows where it stands. */
export function placeWords(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the file';
  return typeof last === 'number' ? `item ${last + 1} of ${placeWords(path.slice(0, -1))}` : last;
}

/** `"four"`, `the number 4`, `a list` */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 39)}…` : value}"`;
  return typeof value === 'number' ? `the number ${value}` : plainWords(value);
}

/** A scalar as it would be written in a file. */
export function plainWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** A schema's name of a type, in words. */
export function typeWords(type: string): string {
  return types[type] ?? type;
}

/** `a, b or c` */
export function anyOf(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} or ${unique.at(-1)}`;
}
