import type { Transaction } from 'kysely';
import { overCap } from './caps.ts';
import { readClips } from './clip-rows.ts';
import { moveClip } from './clip-writes.ts';
import { fullLane } from './full-lane.ts';
import type { Claim, ClaimRequest, ClipRecord } from './ledger.ts';
import { type IsAlive, isLiveRun } from './run-rows.ts';
import { changeStart, insertStart, isUnsent, settleStart } from './start-rows.ts';
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
    case 'running':
      if (await isLiveRun(db, record.run ?? null, now, isAlive)) return { action: 'wait', record };
      if (record.state === 'running' || !(await isUnsent(db, claim.key))) {
        return await adopt(db, record, claim.run, now);
      }
      await giveBack(db, record, now);
      break;
    default:
  }
  return await start(db, claim, (record?.attempt ?? 0) + 1, now, isAlive);
}

/** The run that had the clip is dead. Its money stays reserved where it is, so no budget is asked. */
async function adopt(db: Transaction<Tables>, dead: ClipRecord, run: string, now: Date): Promise<Claim> {
  const record: ClipRecord = { ...dead, attempt: dead.attempt + 1, run, updatedAt: now.toISOString() };
  await db
    .updateTable('clips')
    .set({ attempt: record.attempt, run, updated_at: record.updatedAt })
    .where('key', '=', record.key)
    .execute();
  await changeStart(db, record.key, { holder: run });
  return { action: record.state === 'running' ? 'resume' : 'find', attempt: record.attempt, record };
}

/** The run died before it sent anything. Should it only have slept, then it finds, before it sends, that the clip is not its own. */
async function giveBack(db: Transaction<Tables>, { key, attempt }: ClipRecord, now: Date): Promise<void> {
  await moveClip(db, { key, attempt, from: ['starting'] }, 'planned', now, { run: null });
  await settleStart(db, key, 'released', { spentMicros: 0, now });
}

async function start(
  db: Transaction<Tables>,
  claim: ClaimRequest,
  attempt: number,
  now: Date,
  isAlive: IsAlive,
): Promise<Claim> {
  wholeMicros(claim.estimateMicros);
  const refusal = (await overCap(db, claim, now)) ?? (await fullLane(db, claim, now, isAlive));
  if (refusal !== undefined) return refusal;
  await putStarting(db, claim, attempt, now.toISOString());
  await insertStart(db, claim, attempt, now);
  return { action: 'start', attempt };
}

async function putStarting(
  db: Transaction<Tables>,
  { key, label, campaign, request, run }: ClaimRequest,
  attempt: number,
  at: string,
): Promise<void> {
  const row = {
    label,
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
