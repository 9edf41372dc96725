import { join } from 'node:path';
import { clipPath, commitClip, verifyClip } from './clips.ts';
import { commitOutput, outputsUnchanged } from './outputs.ts';
import type { Store } from './store.ts';
import { removeStaleWork, removeWorkFolder, workFolder } from './work.ts';

/** The store in a project folder. Folders are made when the first file comes. */
export function openStore(root: string): Store {
  return {
    clipFile: (key) => join(root, clipPath(key)),
    commitClip: (key, temporaryFile) => commitClip(root, key, temporaryFile),
    verifyClip: (clip) => verifyClip(root, clip),
    commitOutput: (outFolder, relativePath, temporaryFile, { known }) =>
      commitOutput(outFolder, relativePath, temporaryFile, known),
    outputsUnchanged,
    workFolder: (run) => workFolder(root, run),
    removeWorkFolder: (run) => removeWorkFolder(root, run),
    removeStaleWork: (liveRuns) => removeStaleWork(root, liveRuns),
  };
}
