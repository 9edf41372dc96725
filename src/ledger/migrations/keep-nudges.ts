import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Keeps what services called about, until the runs that wait have looked. */
export async function keepNudges(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('nudges')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addUniqueConstraint('nudges_once', ['provider', 'event'])
    .execute();
  await db.schema.createIndex('nudges_by_time').on('nudges').column('at').execute();
}
