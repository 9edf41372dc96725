import type { Transaction } from 'kysely';
import type { ClipKey } from '../plan/plan.ts';
import type { ClipState } from './ledger.ts';
import { StaleClaimError } from './stale-claim-error.ts';
import type { ClipRow, Tables } from './tables.ts';

/** A clip as the run that writes about it believes it to be. */
export interface ClaimedClip {
  readonly key: ClipKey;
  readonly attempt: number;
  /** The states this write may come from. */
  readonly from: readonly ClipState[];
}

type Change = Partial<Pick<ClipRow, 'operation' | 'file' | 'error' | 'run' | 'started_at'>>;

/** Moves a clip on, and refuses when it is not (any more) what the writer believes. */
export async function moveClip(
  db: Transaction<Tables>,
  clip: ClaimedClip,
  to: ClipState,
  now: Date,
  change: Change = {},
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('clips')
    .set({ ...change, state: to, updated_at: now.toISOString() })
    .where('key', '=', clip.key)
    .where('attempt', '=', clip.attempt)
    .where('state', 'in', clip.from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StaleClaimError(clip.key, clip.attempt);
}
