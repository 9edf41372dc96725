import type { Kysely, Transaction } from 'kysely';
import type { ApprovalRow, Tables } from './tables.ts';

/** A person's word about one file. It is bound to what the file holds: a video that was rendered again has none. */
export interface Approval {
  readonly campaign: string;
  readonly deliverable: string;
  /** Of the video. */
  readonly sha256: string;
  readonly verdict: 'approved' | 'rejected';
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly note: string | undefined;
}

export interface ApprovalLedger {
  /** Adds a verdict; those before it are kept, and the latest counts. */
  judge(verdict: Omit<Approval, 'at'>): Promise<void>;
  /** Every verdict of a campaign, the oldest first. */
  approvals(campaign: string): Promise<readonly Approval[]>;
}

type Write = <T>(work: (db: Transaction<Tables>) => Promise<T>) => Promise<T>;

export function approvalLedger(db: Kysely<Tables>, write: Write, now: () => Date): ApprovalLedger {
  return {
    judge: ({ by, note, ...verdict }) =>
      write(async (tx) => {
        const row = { ...verdict, who: by, at: now().toISOString(), note: note ?? null };
        await tx
          .insertInto('approvals')
          .values(row)
          .onConflict((conflict) => conflict.columns(['campaign', 'deliverable', 'sha256', 'at']).doUpdateSet(row))
          .execute();
      }),
    approvals: async (campaign) => {
      const rows = db.selectFrom('approvals').selectAll().where('campaign', '=', campaign);
      return (await rows.orderBy('at').execute()).map(approvalOf);
    },
  };
}

function approvalOf({ who, note, ...row }: ApprovalRow): Approval {
  return { ...row, by: who, note: note ?? undefined };
}
