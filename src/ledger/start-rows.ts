import type { Kysely, Selectable, Transaction, Updateable } from 'kysely';
import type { Operation } from '../operation.ts';
import type { ClipKey } from '../plan/plan.ts';
import type { ClaimRequest } from './ledger.ts';
import { OperationTakenError } from './operation-taken-error.ts';
import type { StartRow, Tables } from './tables.ts';
import { wholeMicros } from './whole-micros.ts';

export async function insertStart(
  db: Transaction<Tables>,
  { key, campaign, run, request: { provider, model }, limits, platforms, uses, estimateMicros }: ClaimRequest,
  attempt: number,
  now: Date,
): Promise<void> {
  const row = {
    clip: key,
    attempt,
    campaign,
    run,
    holder: run,
    provider,
    account: limits.account,
    model,
    remote: limits.remote ? (1 as const) : (0 as const),
    platforms: JSON.stringify(platforms),
    uses,
    reserved_micros: estimateMicros,
    spent_micros: 0,
    claimed_at: now.toISOString(),
  };
  await db.insertInto('starts').values(row).execute();
}

/** Whether the clip was claimed, but the run never got as far as sending its request. */
export async function isUnsent(db: Kysely<Tables>, clip: ClipKey): Promise<boolean> {
  return (await lastStart(db, clip)).sent_at === null;
}

/** Changes the last start of a clip: the one that is under way, or that its file came from. */
export async function changeStart(db: Kysely<Tables>, clip: ClipKey, change: Updateable<StartRow>): Promise<void> {
  const { attempt } = await lastStart(db, clip);
  await db.updateTable('starts').set(change).where('clip', '=', clip).where('attempt', '=', attempt).execute();
}

/** The reservation ends; what was really spent stays on the bill of the campaign that reserved it. */
export async function settleStart(
  db: Kysely<Tables>,
  clip: ClipKey,
  outcome: NonNullable<StartRow['outcome']>,
  { spentMicros, now, message = null }: { spentMicros: number; now: Date; message?: string | null },
): Promise<void> {
  const { spent_micros } = await lastStart(db, clip);
  await changeStart(db, clip, {
    outcome,
    message,
    reserved_micros: 0,
    // Its file may have been fetched before, lost, and fetched again.
    spent_micros: spent_micros + wholeMicros(spentMicros),
    settled_at: now.toISOString(),
  });
}

/** Refuses a job that another start has. Only jobs at a service have names of their own. */
export async function keepOperation(db: Kysely<Tables>, clip: ClipKey, operation: Operation): Promise<void> {
  const { attempt, provider, account, remote } = await lastStart(db, clip);
  if (remote === 1) {
    const holder = await db
      .selectFrom('starts')
      .innerJoin('clips', 'clips.key', 'starts.clip')
      .where('starts.provider', '=', provider)
      .where('starts.account', '=', account)
      .where('starts.operation_id', '=', operation.id)
      .where((eb) => eb.or([eb('starts.clip', '!=', clip), eb('starts.attempt', '!=', attempt)]))
      .select(['clips.key', 'clips.label'])
      .executeTakeFirst();
    if (holder !== undefined) {
      throw new OperationTakenError(operation.id, holder.label ?? `the clip ${holder.key.slice(0, 8)}`);
    }
  }
  await changeStart(db, clip, {
    operation: JSON.stringify(operation),
    operation_id: remote === 1 ? operation.id : null,
  });
}

async function lastStart(db: Kysely<Tables>, clip: ClipKey): Promise<Selectable<StartRow>> {
  return await db
    .selectFrom('starts')
    .selectAll()
    .where('clip', '=', clip)
    .orderBy('attempt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}
