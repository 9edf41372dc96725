import type { Transaction } from 'kysely';
import { readClips } from './clip-rows.ts';
import type { Claim, ClaimRequest, ClipRecord } from './ledger.ts';
import { type IsAlive, isLiveRun } from './run-rows.ts';
import type { Tables } from './tables.ts';
import { wholeMicros } from './whole-micros.ts';

/** Decides what a run may do with a clip, and commits that decision. The transaction must hold the write lock from its first read. */
export async function claimClip(
  db: Transaction<Tables>,
  claim: ClaimRequest,
  now: Date,
  isAlive: IsAlive,
): Promise<Claim> {
  const [record] = await readClips(db, [claim.key]);
  switch (record?.state) {
    case 'ready':
      return { action: 'use', record };
    case 'unknown':
      return { action: 'unknown', record };
    case 'starting':
    case 'running': {
      const taken = await isLiveRun(db, record.run ?? null, now, isAlive);
      return taken ? { action: 'wait', record } : await adopt(db, record, claim.run, now);
    }
    default:
      return await start(db, claim, (record?.attempt ?? 0) + 1, now);
  }
}

/** The run that had the clip is dead. Its money stays reserved where it is, so no budget is asked. */
async function adopt(db: Transaction<Tables>, dead: ClipRecord, run: string, now: Date): Promise<Claim> {
  const record: ClipRecord = { ...dead, attempt: dead.attempt + 1, run, updatedAt: now.toISOString() };
  await db
    .updateTable('clips')
    .set({ attempt: record.attempt, run, updated_at: record.updatedAt })
    .where('key', '=', record.key)
    .execute();
  return { action: record.state === 'running' ? 'resume' : 'find', attempt: record.attempt, record };
}

async function start(db: Transaction<Tables>, claim: ClaimRequest, attempt: number, now: Date): Promise<Claim> {
  const estimateMicros = wholeMicros(claim.estimateMicros);
  const { budgetMicros } = claim;
  const committedMicros = await committed(db, claim.campaign);
  // What costs nothing is made even when the budget was cut below what is already spent.
  if (budgetMicros !== undefined && estimateMicros > 0 && committedMicros + estimateMicros > budgetMicros) {
    return { action: 'over-budget', committedMicros, budgetMicros };
  }
  await putStarting(db, claim, attempt, now.toISOString());
  await reserve(db, claim.key, claim.campaign, estimateMicros);
  return { action: 'start', attempt };
}

async function committed(db: Transaction<Tables>, campaign: string): Promise<number> {
  const { reserved, spent } = await db
    .selectFrom('charges')
    .where('campaign', '=', campaign)
    .select(({ fn }) => [fn.sum('reserved_micros').as('reserved'), fn.sum('spent_micros').as('spent')])
    .executeTakeFirstOrThrow();
  return Number(reserved ?? 0) + Number(spent ?? 0);
}

async function putStarting(
  db: Transaction<Tables>,
  { key, campaign, request, run }: ClaimRequest,
  attempt: number,
  at: string,
): Promise<void> {
  const row = {
    campaign,
    state: 'starting' as const,
    request: JSON.stringify(request),
    provider: request.provider,
    model: request.model,
    operation: null,
    attempt,
    run,
    file: null,
    error: null,
    started_at: at,
    updated_at: at,
  };
  await db
    .insertInto('clips')
    .values({ key, ...row })
    .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
    .execute();
}

async function reserve(db: Transaction<Tables>, clip: string, campaign: string, micros: number): Promise<void> {
  await db
    .insertInto('charges')
    .values({ clip, campaign, reserved_micros: micros, spent_micros: 0 })
    .onConflict((conflict) => conflict.columns(['clip', 'campaign']).doUpdateSet({ reserved_micros: micros }))
    .execute();
}
