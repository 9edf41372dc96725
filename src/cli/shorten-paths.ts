import { sep } from 'node:path';

/** Absolute paths in a text, below the folder where the person is, as they would type them. */
export function shortenPaths(text: string, cwd: string): string {
  const folder = cwd.endsWith(sep) ? cwd : `${cwd}${sep}`;
  return folder === sep ? text : text.replaceAll(folder, '');
}
