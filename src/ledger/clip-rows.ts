import type { Kysely } from 'kysely';
import type { ClipKey } from '../plan/plan.ts';
import type { ClipRecord } from './ledger.ts';
import type { ChargeRow, ClipRow, Tables } from './tables.ts';

// SQLite takes 32,766 parameters in one query, PostgreSQL 65,535.
const KEYS_A_QUERY = 5000;

/** In any order; keys that the ledger does not know are left out. */
export async function readClips(db: Kysely<Tables>, keys: readonly ClipKey[]): Promise<ClipRecord[]> {
  const records: ClipRecord[] = [];
  for (let from = 0; from < keys.length; from += KEYS_A_QUERY) {
    const rows = await clipRows(db)
      .where('clips.key', 'in', keys.slice(from, from + KEYS_A_QUERY))
      .execute();
    records.push(...rows.map(clipRecord));
  }
  return records;
}

/** Those that the campaign pays or paid for, by key. */
export async function readClipsOf(db: Kysely<Tables>, campaign: string): Promise<ClipRecord[]> {
  const rows = await clipRows(db).where('clips.campaign', '=', campaign).orderBy('clips.key').execute();
  return rows.map(clipRecord);
}

function clipRows(db: Kysely<Tables>) {
  return db
    .selectFrom('clips')
    .innerJoin('charges', (join) =>
      join.onRef('charges.clip', '=', 'clips.key').onRef('charges.campaign', '=', 'clips.campaign'),
    )
    .selectAll('clips')
    .select(['charges.reserved_micros', 'charges.spent_micros']);
}

function clipRecord(row: ClipRow & Pick<ChargeRow, 'reserved_micros' | 'spent_micros'>): ClipRecord {
  return {
    key: row.key,
    campaign: row.campaign,
    state: row.state,
    request: JSON.parse(row.request),
    provider: row.provider,
    model: row.model,
    operation: row.operation === null ? undefined : JSON.parse(row.operation),
    attempt: row.attempt,
    run: row.run ?? undefined,
    reservedMicros: row.reserved_micros,
    spentMicros: row.spent_micros,
    file: row.file === null ? undefined : JSON.parse(row.file),
    error: row.error ?? undefined,
    startedAt: row.started_at ?? undefined,
    updatedAt: row.updated_at,
  };
}
