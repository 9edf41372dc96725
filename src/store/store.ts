import type { ClipRecord, StoredFile } from '../ledger/ledger.ts';
import type { ClipKey } from '../plan/plan.ts';

/** The files of a project. Nothing appears under its final name before it is whole and on the disk, and no file is ever lost: what is in the way is kept aside. */
export interface Store {
  /** Where the footage of a clip lies, or will. */
  clipFile(key: ClipKey): string;
  /** Moves finished footage into place. Its path is relative to the project folder, with forward slashes. */
  commitClip(key: ClipKey, temporaryFile: string): Promise<StoredFile>;
  /** Reads the footage again before it is used. Damaged footage is moved to the folder `damaged` beside the clips. */
  verifyClip(clip: Pick<ClipRecord, 'key' | 'file'>): Promise<'ok' | 'missing' | 'damaged'>;

  /**
   * Moves a finished file to its place below the output folder. A file that is there already is replaced when its hash is
   * `known`, what this program put there last; any other is somebody's work and is kept aside.
   */
  commitOutput(
    outFolder: string,
    relativePath: string,
    temporaryFile: string,
    options: { readonly known: string | undefined },
  ): Promise<CommittedOutput>;
  /** Whether the files lie below the output folder as they were put there: by size, and by hash when asked. */
  outputsUnchanged(
    outFolder: string,
    files: readonly StoredFile[],
    options?: { readonly hash?: boolean },
  ): Promise<boolean>;

  /** A folder for the unfinished files of one run, on the same disk as the clips. */
  workFolder(run: string): Promise<string>;
  removeWorkFolder(run: string): Promise<void>;
  /** Clears up after runs that were killed. Asks who is alive only after it has looked, so that a run which begins meanwhile keeps its folder. */
  removeStaleWork(liveRuns: () => Promise<ReadonlySet<string>>): Promise<void>;
}

export interface CommittedOutput {
  /** Relative to the output folder, with forward slashes. */
  readonly file: StoredFile;
  /** Where the file went that was in the way, relative to the output folder. */
  readonly keptAside: string | undefined;
}
