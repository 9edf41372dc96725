import { type Kysely, sql } from 'kysely';
import type { Tables } from '../tables.ts';
import { type ChargedClip, type OldStartRow, startsOf } from './starts-of.ts';

/** Keeps each start of a clip with its own bill, where version 1 had one sum for each clip and campaign. */
export async function keepStarts(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('clips').addColumn('label', 'text').execute();
  await db.schema
    .alterTable('runs')
    .addColumn('reused_micros', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await createStarts(db);
  await createIndexes(db);
  const { rows } = await sql<ChargedClip>`
    select clips.*, charges.campaign as payer, charges.reserved_micros, charges.spent_micros
    from charges join clips on clips.key = charges.clip order by clips.key, charges.campaign`.execute(db);
  for (const row of startsOf(rows)) await insert(db, row);
  await db.schema.dropTable('charges').execute();
}

async function createStarts(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('starts')
    .addColumn('clip', 'text', (column) => column.notNull().references('clips.key'))
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('campaign', 'text', (column) => column.notNull())
    .addColumn('run', 'text', (column) => column.references('runs.id'))
    .addColumn('provider', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('remote', 'integer', (column) => column.notNull())
    .addColumn('platforms', 'text', (column) => column.notNull())
    .addColumn('uses', 'integer', (column) => column.notNull())
    .addColumn('reserved_micros', 'bigint', (column) => column.notNull())
    .addColumn('spent_micros', 'bigint', (column) => column.notNull())
    .addColumn('claimed_at', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'text')
    .addColumn('made_at', 'text')
    .addColumn('settled_at', 'text')
    .addColumn('operation', 'text')
    .addColumn('operation_id', 'text')
    .addColumn('outcome', 'text')
    .addColumn('message', 'text')
    .addPrimaryKeyConstraint('starts_key', ['clip', 'attempt'])
    .execute();
}

/** The sums of caps, the window of a provider and its open jobs are asked for with every claim. */
async function createIndexes({ schema }: Kysely<Tables>): Promise<void> {
  const money = ['reserved_micros', 'spent_micros'];
  await schema
    .createIndex('starts_by_campaign')
    .on('starts')
    .columns(['campaign', ...money])
    .execute();
  await schema
    .createIndex('starts_by_run')
    .on('starts')
    .columns(['run', ...money])
    .execute();
  await schema
    .createIndex('starts_by_month')
    .on('starts')
    .columns(['claimed_at', ...money])
    .execute();
  await schema.createIndex('starts_by_sending').on('starts').columns(['provider', 'account', 'sent_at']).execute();
  await schema
    .createIndex('starts_open')
    .on('starts')
    .columns(['provider', 'account'])
    .where(sql.ref('settled_at'), 'is', null)
    .execute();
  await schema
    .createIndex('operations')
    .unique()
    .on('starts')
    .columns(['provider', 'account', 'operation_id'])
    .execute();
}

async function insert(db: Kysely<Tables>, row: OldStartRow): Promise<void> {
  const columns = Object.keys(row).map((name) => sql.ref(name));
  const values = Object.values(row).map((value) => sql.val(value));
  await sql`insert into starts (${sql.join(columns)}) values (${sql.join(values)})`.execute(db);
}
