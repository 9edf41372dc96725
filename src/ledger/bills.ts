import type { Kysely } from 'kysely';
import type { Period, StartRecord } from './ledger.ts';
import { monthBounds } from './month.ts';
import type { Tables } from './tables.ts';

/** In the order in which they were claimed. */
export async function readStarts(db: Kysely<Tables>, { campaign, month }: Period): Promise<StartRecord[]> {
  let query = db.selectFrom('starts').innerJoin('clips', 'clips.key', 'starts.clip');
  if (campaign !== undefined) query = query.where('starts.campaign', '=', campaign);
  if (month !== undefined) {
    const { from, to } = monthBounds(month);
    query = query.where('starts.claimed_at', '>=', from).where('starts.claimed_at', '<', to);
  }
  const rows = await query
    .selectAll('starts')
    .select('clips.label')
    .orderBy('starts.claimed_at')
    .orderBy('starts.clip')
    .orderBy('starts.attempt')
    .execute();
  return rows.map((row) => ({
    clip: row.clip,
    label: row.label ?? undefined,
    campaign: row.campaign,
    provider: row.provider,
    account: row.account,
    model: row.model,
    platforms: JSON.parse(row.platforms),
    uses: row.uses,
    reservedMicros: row.reserved_micros,
    spentMicros: row.spent_micros,
    claimedAt: row.claimed_at,
    settledAt: row.settled_at ?? undefined,
    operation: row.operation === null ? undefined : JSON.parse(row.operation),
    outcome: row.outcome ?? undefined,
    message: row.message ?? undefined,
  }));
}

/** By campaign: what clips would have cost that its runs took from the store. */
export async function readReused(db: Kysely<Tables>, { campaign, month }: Period): Promise<Map<string, number>> {
  let query = db.selectFrom('runs').where('reused_micros', '>', 0);
  if (campaign !== undefined) query = query.where('campaign', '=', campaign);
  if (month !== undefined) {
    const { from, to } = monthBounds(month);
    query = query.where('started_at', '>=', from).where('started_at', '<', to);
  }
  const rows = await query
    .groupBy('campaign')
    .select(({ fn }) => ['campaign', fn.sum('reused_micros').as('micros')])
    .execute();
  return new Map(rows.map((row) => [row.campaign, Number(row.micros)]));
}

/** Ids of all operations that were ever started at a provider. */
export async function readOperations(db: Kysely<Tables>, provider: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('starts')
    .where('provider', '=', provider)
    .where('operation_id', 'is not', null)
    .select('operation_id')
    .execute();
  return new Set(rows.flatMap(({ operation_id }) => operation_id ?? []));
}
