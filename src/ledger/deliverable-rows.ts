import type { Kysely } from 'kysely';
import type { DeliverableRecord } from './ledger.ts';
import type { DeliverableRow, Tables } from './tables.ts';

export async function readDeliverables(db: Kysely<Tables>, campaign: string): Promise<Map<string, DeliverableRecord>> {
  const rows = await db.selectFrom('deliverables').selectAll().where('campaign', '=', campaign).orderBy('id').execute();
  return new Map(rows.map((row) => [row.id, deliverableRecord(row)]));
}

/** Hashes are hex, so that they mean nothing to LIKE. */
export async function readDeliverablesWith(db: Kysely<Tables>, sha256: string): Promise<DeliverableRecord[]> {
  const rows = db.selectFrom('deliverables').selectAll().where('files', 'like', `%"${sha256}"%`);
  return (await rows.orderBy('campaign').orderBy('id').execute()).map(deliverableRecord);
}

/** One row for each deliverable of a campaign: what is not given stays, so the files of the last good render are known until the next. */
export async function putDeliverable(
  db: Kysely<Tables>,
  row: Pick<DeliverableRow, 'campaign' | 'id' | 'key' | 'state' | 'updated_at'> & Partial<DeliverableRow>,
): Promise<void> {
  const { campaign: _campaign, id: _id, ...change } = row;
  await db
    .insertInto('deliverables')
    .values({ run: null, files: '[]', inspection: null, error: null, ...row })
    .onConflict((conflict) => conflict.columns(['campaign', 'id']).doUpdateSet(change))
    .execute();
}

function deliverableRecord(row: DeliverableRow): DeliverableRecord {
  return {
    campaign: row.campaign,
    id: row.id,
    key: row.key,
    state: row.state,
    run: row.run ?? undefined,
    files: JSON.parse(row.files),
    inspection: row.inspection === null ? undefined : JSON.parse(row.inspection),
    error: row.error ?? undefined,
    updatedAt: row.updated_at,
  };
}
