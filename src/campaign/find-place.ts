import type { Path, Tree } from './read-tree.ts';
import type { SourceFile } from './source-file.ts';

/** Finds in a file the first of some paths that it holds, and in what stands there a word: `launch.yaml:12:30`. */
export type FindPlace = (paths: readonly Path[], word: string) => string | undefined;

export function findPlaceIn({ file, text }: SourceFile, tree: Tree): FindPlace {
  return (paths, word) => {
    const range = paths.map((path) => tree.value(path)).find((found) => found !== undefined);
    if (range === undefined) return undefined;
    // A word that is written with escapes or over two lines is not found as it stands: then its text is the place.
    const at = text.slice(range.start, range.end).toLowerCase().indexOf(word.toLowerCase());
    const { line, col } = tree.lineCounter.linePos(range.start + Math.max(0, at));
    return `${file}:${line}:${col}`;
  };
}
