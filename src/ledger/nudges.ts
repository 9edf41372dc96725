import type { Kysely, Transaction } from 'kysely';
import type { Nudge, Nudges } from './ledger.ts';
import type { Tables } from './tables.ts';

/** Services deliver again for three days at most (Standard Webhooks, OpenAI); after that a name need not be known any more. */
const keptMs = 7 * 24 * 60 * 60_000;

/** False: the same call came before. The transaction must hold the write lock from its first read. */
export async function putNudge(db: Transaction<Tables>, nudge: Nudge): Promise<boolean> {
  const number = ((await lastNumber(db)) ?? 0) + 1;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('nudges')
    .values({ number, ...nudge })
    .onConflict((conflict) => conflict.columns(['provider', 'event']).doNothing())
    .executeTakeFirstOrThrow();
  const old = new Date(Date.parse(nudge.at) - keptMs).toISOString();
  await db.deleteFrom('nudges').where('at', '<', old).execute();
  return numInsertedOrUpdatedRows === 1n;
}

export async function readNudges(db: Kysely<Tables>, cursor: number | undefined): Promise<Nudges> {
  if (cursor === undefined) return { cursor: (await lastNumber(db)) ?? 0, nudges: [] };
  const rows = await db
    .selectFrom('nudges')
    .select(['number', 'provider', 'operation'])
    .where('number', '>', cursor)
    .orderBy('number')
    .execute();
  const nudges = rows.map(({ provider, operation }) => ({ provider, operation }));
  return { cursor: rows.at(-1)?.number ?? cursor, nudges };
}

async function lastNumber(db: Kysely<Tables>): Promise<number | null> {
  const { last } = await db
    .selectFrom('nudges')
    .select(({ fn }) => fn.max('number').as('last'))
    .executeTakeFirstOrThrow();
  return last;
}
