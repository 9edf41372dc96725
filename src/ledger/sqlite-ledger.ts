import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { UserError } from '../errors.ts';
import type { Ledger } from './ledger.ts';
import { migrations } from './migrations.ts';
import type { LedgerOptions } from './open-ledger.ts';
import { sqlLedger } from './sql-ledger.ts';
import { sqliteDialect } from './sqlite-dialect.ts';
import { sqliteError } from './sqlite-error.ts';
import type { Tables } from './tables.ts';

export async function sqliteLedger(file: string, options: Required<LedgerOptions>): Promise<Ledger> {
  const database = open(file, options.busyTimeoutMs);
  try {
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database, file) });
    refuseForeign(database, file);
    prepare(database);
    await migrate(db, database, file);
    const close = async (): Promise<void> => {
      if (database.isOpen) database.close();
    };
    return sqlLedger(db, { ...options, close });
  } catch (error) {
    database.close();
    throw sqliteError(error, file);
  }
}

function open(file: string, timeout: number): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout });
  } catch (error) {
    throw sqliteError(error, file);
  }
}

/** Before anything is written: a ledger of a newer program, or somebody else's database, stays as it is. */
function refuseForeign(database: DatabaseSync, file: string): void {
  // In one statement, which sees one state: between two another process may have made the ledger.
  const state = database
    .prepare('select user_version, exists (select 1 from sqlite_master) as has_tables from pragma_user_version')
    .get();
  const version = Number(state?.['user_version'] ?? 0);
  if (version > migrations.length) {
    throw new UserError(`The ledger ${file} was written by a newer reelmill.`, {
      hint: `Update reelmill (npm install reelmill@latest), then run again. Nothing was changed.`,
    });
  }
  if (version === 0 && state?.['has_tables'] === 1) {
    throw new UserError(`${file} is a database, but not a reelmill ledger.`, {
      hint: 'Move it away or work in another folder. Nothing was changed.',
    });
  }
}

/** A paid request leaves only after its row is on the disk, so every commit is synced, also against power failure. */
function prepare(database: DatabaseSync): void {
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
}

/** Asks again inside the transaction: of several processes that open a fresh ledger one migrates, the others find it done. */
async function migrate(db: Kysely<Tables>, database: DatabaseSync, file: string): Promise<void> {
  if (versionOf(database) === migrations.length) return;
  await db.transaction().execute(async (tx) => {
    refuseForeign(database, file);
    for (const migration of migrations.slice(versionOf(database))) await migration(tx);
    database.exec(`pragma user_version = ${migrations.length}`);
  });
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('pragma user_version').get()?.['user_version'] ?? 0);
}
