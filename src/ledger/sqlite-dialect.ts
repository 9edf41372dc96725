import type { DatabaseSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';
import { sqliteError } from './sqlite-error.ts';

/** kysely over `node:sqlite`. Everything that only SQLite understands is in the files named sqlite-*. */
export function sqliteDialect(database: DatabaseSync, file: string): Dialect {
  const config = { database: asKyselyExpects(database, file) };
  return {
    createDriver: () => new ImmediateDriver(config, database),
    createAdapter: () => new SqliteAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  };
}

/** Takes the write lock at `begin`: a claim that read first and locked later could decide on what another process has changed since. */
class ImmediateDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(config: { readonly database: SqliteDatabase }, database: DatabaseSync) {
    super(config);
    this.#database = database;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** After a full disk SQLite has rolled back by itself, and a second rollback would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

/** kysely is written against better-sqlite3, whose statements take parameters as one array and know whether they return rows. */
function asKyselyExpects(database: DatabaseSync, file: string): SqliteDatabase {
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw sqliteError(error, file);
    }
  };
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = guarded(() => database.prepare(sql));
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => guarded(() => statement.all(...values(parameters))),
        run: (parameters) => guarded(() => statement.run(...values(parameters))),
        iterate: (parameters) => guarded(() => statement.iterate(...values(parameters))),
      } satisfies SqliteStatement;
    },
  };
}

type Value = string | number | bigint | null | Uint8Array;

function values(parameters: readonly unknown[]): Value[] {
  return parameters.map((parameter) => {
    if (isValue(parameter)) return parameter;
    throw new TypeError(`SQLite takes no ${typeof parameter} as a value.`);
  });
}

function isValue(value: unknown): value is Value {
  return value === null || ['string', 'number', 'bigint'].includes(typeof value) || value instanceof Uint8Array;
}
