import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Remembers which live posts still lack their cover or captions. */
export async function keepUnfinished(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('posts')
    .addColumn('unfinished', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
