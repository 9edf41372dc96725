import { relative } from 'node:path';

/** A path as people like to read it: relative to where they are, unless it lies outside. */
export function displayPath(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' || short.startsWith('..') ? path : short;
}
