import type { Media } from '../media/media.ts';
import type { Config } from './config.ts';

export interface LoadOptions {
  /** Folder that relative paths start from, and that messages show paths relative to. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the templates; the package's own unless given. */
  readonly templates?: string;
  /** ISO date. With it, models that are retired by then are refused. */
  readonly today?: string;
  /** Providers to know besides those that the campaign names. */
  readonly providers?: readonly string[];
  /** How to open video and sound files: asked only when there are any. Without it, they are told by their first bytes only. */
  readonly media?: (config: Config) => Promise<Media>;
}
