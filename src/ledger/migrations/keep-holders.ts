import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';

/**
 * Keeps with each open start the run that holds its clip. Every claim counts the open starts of a provider: from this index
 * alone that costs a fraction of a millisecond with ten thousand of them, where joining their clips cost twenty.
 */
export async function keepHolders(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('starts').addColumn('holder', 'text').execute();
  await sql`update starts set holder = (select run from clips where clips.key = starts.clip)
    where settled_at is null`.execute(db);
  await db.schema.dropIndex('starts_open').execute();
  await db.schema
    .createIndex('starts_open')
    .on('starts')
    .columns(['provider', 'account', 'holder', 'sent_at'])
    .where(sql<boolean>`settled_at is null and made_at is null`)
    .execute();
}
