import { join } from 'node:path';
import type { Config } from './config.ts';

/** Absolute path of the folder for the ledger, the clips and what else is not for publishing. */
export function homeOf(root: string, { storage }: Pick<Config, 'storage'>): string {
  return storage ?? join(root, '.reelmill');
}
