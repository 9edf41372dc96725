import type { Kysely, Transaction } from 'kysely';
import { claimClip } from './claim-clip.ts';
import { readClips, readClipsOf } from './clip-rows.ts';
import { moveClip, settle } from './clip-writes.ts';
import { putDeliverable, readDeliverables } from './deliverable-rows.ts';
import type { Ledger } from './ledger.ts';
import { type IsAlive, liveRuns } from './run-rows.ts';
import type { Tables } from './tables.ts';

interface SqlLedgerOptions {
  readonly now: () => Date;
  readonly isAlive: IsAlive;
  readonly close: () => Promise<void>;
}

/** The ledger in the SQL that SQLite and PostgreSQL share. Transactions of `db` must hold the write lock from the beginning. */
export function sqlLedger(db: Kysely<Tables>, { now, isAlive, close }: SqlLedgerOptions): Ledger {
  const write = <T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T> => db.transaction().execute(work);
  const at = (): string => now().toISOString();
  return {
    beginRun: (run) =>
      write(async (tx) => {
        const started_at = at();
        const row = { ...run, started_at, heartbeat_at: started_at, ended_at: null, outcome: null };
        await tx.insertInto('runs').values(row).execute();
      }),
    heartbeat: (run) =>
      write(async (tx) => {
        await tx.updateTable('runs').set({ heartbeat_at: at() }).where('id', '=', run).execute();
      }),
    endRun: (run, outcome) =>
      write(async (tx) => {
        await tx.updateTable('runs').set({ ended_at: at(), outcome }).where('id', '=', run).execute();
      }),
    liveRuns: () => liveRuns(db, now(), isAlive),

    claimClip: (claim) => write((tx) => claimClip(tx, claim, now(), isAlive)),
    clipStarted: (key, attempt, operation) =>
      write(async (tx) => {
        const change = { operation: JSON.stringify(operation) };
        await moveClip(tx, { key, attempt, from: ['starting', 'unknown'] }, 'running', now(), change);
      }),
    clipReady: (key, attempt, file, spentMicros) =>
      write(async (tx) => {
        const change = { file: JSON.stringify(file), error: null, run: null };
        await moveClip(tx, { key, attempt, from: ['running'] }, 'ready', now(), change);
        await settle(tx, key, spentMicros);
      }),
    clipFailed: (key, attempt, error, spentMicros) =>
      write(async (tx) => {
        const from = ['starting', 'running', 'unknown'] as const;
        await moveClip(tx, { key, attempt, from }, 'failed', now(), { error, run: null });
        await settle(tx, key, spentMicros);
      }),
    clipUnknown: (key, attempt, reason) =>
      write((tx) => moveClip(tx, { key, attempt, from: ['starting'] }, 'unknown', now(), { error: reason, run: null })),
    clipReleased: (key, attempt) =>
      write(async (tx) => {
        await moveClip(tx, { key, attempt, from: ['starting', 'unknown'] }, 'planned', now(), { run: null });
        await settle(tx, key, 0);
      }),
    clipLost: (key, attempt, reason) =>
      write(async (tx) => {
        const [clip] = await readClips(tx, [key]);
        if (clip?.state !== 'ready' || clip.attempt !== attempt) return;
        const to = clip.operation === undefined ? 'planned' : 'running';
        await moveClip(tx, { key, attempt, from: ['ready'] }, to, now(), { file: null, error: reason, run: null });
      }),

    clips: async (keys) => new Map((await readClips(db, keys)).map((clip) => [clip.key, clip])),
    clipsOf: (campaign) => readClipsOf(db, campaign),

    deliverables: (campaign) => readDeliverables(db, campaign),
    deliverableRendering: (campaign, id, key, run) =>
      write((tx) => putDeliverable(tx, { campaign, id, key, state: 'rendering', run, error: null, updated_at: at() })),
    deliverableReady: (campaign, id, key, files, inspection) =>
      write((tx) =>
        putDeliverable(tx, {
          campaign,
          id,
          key,
          state: 'ready',
          files: JSON.stringify(files),
          inspection: toJson(inspection),
          error: null,
          updated_at: at(),
        }),
      ),
    deliverableFailed: (campaign, id, key, error, inspection) =>
      write((tx) =>
        putDeliverable(tx, {
          campaign,
          id,
          key,
          state: 'failed',
          inspection: toJson(inspection),
          error,
          updated_at: at(),
        }),
      ),
    close,
  };
}

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
