import type { Kysely } from 'kysely';
import type { ClipKey } from '../plan/plan.ts';
import type { ClipRecord } from './ledger.ts';
import type { ClipRow, Tables } from './tables.ts';

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

/** Those with this label, or whose key begins like this. */
export async function readClipsNamed(db: Kysely<Tables>, name: string): Promise<ClipRecord[]> {
  const isKey = /^[0-9a-f]+$/.test(name);
  const rows = await clipRows(db)
    .where((eb) => eb.or([eb('clips.label', '=', name), ...(isKey ? [eb('clips.key', 'like', `${name}%`)] : [])]))
    .orderBy('clips.key')
    .execute();
  return rows.map(clipRecord);
}

type Money = 'reserved_micros' | 'spent_micros';

/** With what the campaign that has it now pays and paid for it. */
function clipRows(db: Kysely<Tables>) {
  return db
    .selectFrom('clips')
    .selectAll('clips')
    .select((eb) => {
      const sum = (money: Money) =>
        eb
          .selectFrom('starts')
          .select(({ fn }) => fn.sum<number | null>(money).as('sum'))
          .whereRef('starts.clip', '=', 'clips.key')
          .whereRef('starts.campaign', '=', 'clips.campaign');
      return [sum('reserved_micros').as('reserved_micros'), sum('spent_micros').as('spent_micros')];
    });
}

function clipRecord(row: ClipRow & Readonly<Record<Money, number | null>>): ClipRecord {
  return {
    key: row.key,
    label: row.label ?? undefined,
    campaign: row.campaign,
    state: row.state,
    request: JSON.parse(row.request),
    provider: row.provider,
    model: row.model,
    operation: row.operation === null ? undefined : JSON.parse(row.operation),
    attempt: row.attempt,
    run: row.run ?? undefined,
    reservedMicros: Number(row.reserved_micros),
    spentMicros: Number(row.spent_micros),
    file: row.file === null ? undefined : JSON.parse(row.file),
    error: row.error ?? undefined,
    startedAt: row.started_at ?? undefined,
    updatedAt: row.updated_at,
  };
}
