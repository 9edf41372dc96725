import { isAbsolute, resolve } from 'node:path';
import type { AssetReference, CaptionReference } from './asset-reference.ts';
import type { Asset } from './campaign.ts';
import type { Findings } from './finding.ts';
import type { Path } from './read-tree.ts';

/** Longer than one letter, so that `C:/film.mp4` is no protocol. */
const protocol = /^[a-z][a-z0-9+.-]+:/i;

/** Gathers the files that a YAML file points at. Only plain local paths pass, since ffmpeg would follow `http:` or `concat:`. */
export class FileReferences {
  readonly assets: AssetReference[] = [];
  /** Texts that project/ will read. */
  readonly captions: CaptionReference[] = [];
  readonly #folder: string;
  readonly #findings: Findings;

  /** `folder` is absolute; relative paths start from it. */
  constructor(folder: string, findings: Findings) {
    this.#folder = folder;
    this.#findings = findings;
  }

  /** The absolute path of an asset, which project/ will look at. */
  asset(written: string | undefined, kind: Asset['kind'], at: Path, until?: number): string | undefined {
    const path = this.path(written, at);
    if (path === undefined || written === undefined) return path;
    this.assets.push({ path, written, kind, at, ...(until === undefined ? {} : { until }) });
    return path;
  }

  /** The absolute path of a caption file. */
  captionFile(written: string, at: Path): string | undefined {
    const path = this.path(written, at);
    if (path !== undefined) this.captions.push({ path, written, at });
    return path;
  }

  /** The absolute path, or undefined where there is none or what is written is no local path. */
  path(written: string | undefined, at: Path): string | undefined {
    if (written === undefined || !this.#isLocal(written, at)) return undefined;
    return resolve(this.#folder, written);
  }

  #isLocal(written: string, at: Path): boolean {
    if (protocol.test(written)) {
      const hint = 'give the path of a file on this machine';
      this.#findings.error(at, 'not-local', `"${written}" is not a local file`, { hint });
    } else if (written.includes('\\') && !isAbsolute(written)) {
      const hint = `write "${written.replaceAll('\\', '/')}": forward slashes work on every system`;
      this.#findings.error(at, 'backslash', `the path is written with backslashes`, { hint });
    } else if (/\p{Cc}/u.test(written)) {
      this.#findings.error(at, 'not-local', 'the path holds a control character', { hint: 'rename the file' });
    } else {
      return true;
    }
    return false;
  }
}
