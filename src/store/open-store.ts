import { join, relative, sep } from 'node:path';
import { clipPath, commitClip, verifyClip } from './clips.ts';
import { commitOutput, outputsUnchanged } from './outputs.ts';
import type { Store } from './store.ts';
import { removeStaleWork, removeWorkFolder, workFolder } from './work.ts';

/** The store of a project: in `.reelmill` of its folder unless said otherwise. Folders are made when the first file comes. */
export function openStore(root: string, home: string = join(root, '.reelmill')): Store {
  return {
    clipFile: (key) => clipPath(home, key),
    async commitClip(key, temporaryFile) {
      const path = relative(root, clipPath(home, key)).replaceAll(sep, '/');
      return { path, ...(await commitClip(home, key, temporaryFile)) };
    },
    verifyClip: (clip) => verifyClip(home, clip),
    commitOutput: (outFolder, relativePath, temporaryFile, { known }) =>
      commitOutput(outFolder, relativePath, temporaryFile, known),
    outputsUnchanged,
    workFolder: (run) => workFolder(home, run),
    removeWorkFolder: (run) => removeWorkFolder(home, run),
    removeStaleWork: (liveRuns) => removeStaleWork(home, liveRuns),
  };
}
