import type { Media } from '../media/media.ts';

export interface LoadOptions {
  /** Folder that relative paths start from, and that messages show paths relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the templates; the package's own unless given. */
  readonly templates?: string;
  /** Opens video and sound files. Without it, they are told by their first bytes only. */
  readonly probe?: Media['probe'];
}
