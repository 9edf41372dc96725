import type { ConfigFile } from '../campaign/config-schema.ts';

/** Settings of a project: ${NAME} filled in, amounts as numbers, paths absolute. Secrets stay references: they are read where they are used, so that they are never printed or stored. */
export interface Config extends Omit<ConfigFile, 'ffmpeg' | 'ffprobe' | 'budget' | 'storage'> {
  /** Absolute path. */
  readonly ffmpeg: string | undefined;
  /** Absolute path. */
  readonly ffprobe: string | undefined;
  readonly budget: { readonly runUsd: number | undefined; readonly monthUsd: number | undefined };
  /** Absolute path of the folder that holds ledger and clips; undefined is `.reelmill` in the project. */
  readonly storage: string | undefined;
}
