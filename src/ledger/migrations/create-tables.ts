import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function createTables(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('runs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('pid', 'integer', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('heartbeat_at', 'text', (column) => column.notNull())
    .addColumn('ended_at', 'text')
    .addColumn('outcome', 'text')
    .execute();
  await db.schema
    .createTable('clips')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('operation', 'text')
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.references('runs.id'))
    .addColumn('file', 'text')
    .addColumn('error', 'text')
    .addColumn('started_at', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('clips_by_campaign').on('clips').column('campaign').execute();
  await db.schema
    .createTable('charges')
    .addColumn('clip', 'text', (column) => column.notNull().references('clips.key'))
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('reserved_micros', 'bigint', (column) => column.notNull())
    .addColumn('spent_micros', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('charges_key', ['clip', 'campaign'])
    .execute();
  await db.schema.createIndex('charges_by_campaign').on('charges').column('campaign').execute();
  await db.schema
    .createTable('deliverables')
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.references('runs.id'))
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('inspection', 'text')
    .addColumn('error', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('deliverables_key', ['campaign', 'id'])
    .execute();
}
