import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileError } from '../store/file-error.ts';
import type { Ledger } from './ledger.ts';
import { processIsAlive } from './process-is-alive.ts';
import type { IsAlive } from './run-rows.ts';

export interface LedgerOptions {
  readonly now: () => Date;
  readonly isAlive?: IsAlive;
  /** How long to wait for another process to finish its write, in milliseconds. */
  readonly busyTimeoutMs?: number;
}

/** Opens the ledger in `file`, made if it is not there. Errors a person can mend are `UserError`; a file that cannot be read is left as it is. */
export async function openLedger(file: string, options: LedgerOptions): Promise<Ledger> {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw fileError(error, dirname(file));
  }
  // kysely takes 60 ms to load: only who opens a ledger waits for it.
  const { sqliteLedger } = await import('./sqlite-ledger.ts');
  return await sqliteLedger(file, { isAlive: processIsAlive, busyTimeoutMs: 5000, ...options });
}

/** For those who only look: `undefined` in a project where nothing ever ran, and nothing is made there. */
export async function openLedgerIfPresent(file: string, options: LedgerOptions): Promise<Ledger | undefined> {
  return existsSync(file) ? await openLedger(file, options) : undefined;
}
