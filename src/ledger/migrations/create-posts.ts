import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

export async function createPosts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('approvals')
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('deliverable', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('approvals_key', ['campaign', 'deliverable', 'sha256', 'at'])
    .execute();
  await db.schema
    .createTable('posts')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('deliverable', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('post', 'text', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('again', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('upload', 'text')
    .addColumn('published', 'text')
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.references('runs.id'))
    .addColumn('error', 'text')
    .addColumn('armed_at', 'text')
    .addColumn('published_at', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('posts_by_campaign').on('posts').column('campaign').execute();
  await db.schema.createIndex('posts_by_file').on('posts').columns(['service', 'account_id', 'sha256']).execute();
}
