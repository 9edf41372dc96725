import type { Kysely, Transaction } from 'kysely';
import { approvalLedger } from './approvals.ts';
import { readOperations, readReused, readStarts } from './bills.ts';
import { committed } from './caps.ts';
import { claimClip } from './claim-clip.ts';
import { readClips, readClipsNamed, readClipsOf } from './clip-rows.ts';
import { moveClip } from './clip-writes.ts';
import { putDeliverable, readDeliverables, readDeliverablesWith } from './deliverable-rows.ts';
import type { Ledger } from './ledger.ts';
import { putNudge, readNudges } from './nudges.ts';
import { postLedger } from './post-writes.ts';
import { type IsAlive, liveRuns } from './run-rows.ts';
import { changeStart, keepOperation, settleStart } from './start-rows.ts';
import type { Tables } from './tables.ts';
import { wholeMicros } from './whole-micros.ts';

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
        const row = { ...run, started_at, heartbeat_at: started_at, ended_at: null, outcome: null, reused_micros: 0 };
        await tx.insertInto('runs').values(row).execute();
      }),
    heartbeat: (run) =>
      write(async (tx) => {
        await tx.updateTable('runs').set({ heartbeat_at: at() }).where('id', '=', run).execute();
      }),
    endRun: (run, outcome, reusedMicros = 0) =>
      write(async (tx) => {
        const row = { ended_at: at(), outcome, reused_micros: wholeMicros(reusedMicros) };
        await tx.updateTable('runs').set(row).where('id', '=', run).execute();
      }),
    liveRuns: () => liveRuns(db, now(), isAlive),

    claimClip: (claim) => write((tx) => claimClip(tx, claim, now(), isAlive)),
    clipSending: (key, attempt) =>
      write(async (tx) => {
        await moveClip(tx, { key, attempt, from: ['starting'] }, 'starting', now(), { started_at: at() });
        await changeStart(tx, key, { sent_at: at() });
        const owner = tx.selectFrom('clips').select('run').where('key', '=', key);
        await tx.updateTable('runs').set({ heartbeat_at: at() }).where('id', '=', owner).execute();
      }),
    clipStarted: (key, attempt, operation) =>
      write(async (tx) => {
        const change = { operation: JSON.stringify(operation), error: null };
        await moveClip(tx, { key, attempt, from: ['starting', 'unknown'] }, 'running', now(), change);
        await keepOperation(tx, key, operation);
      }),
    clipMade: (key, attempt) =>
      write(async (tx) => {
        await moveClip(tx, { key, attempt, from: ['running'] }, 'running', now());
        await changeStart(tx, key, { made_at: at() });
      }),
    clipReady: (key, attempt, file, spentMicros) =>
      write(async (tx) => {
        const change = { file: JSON.stringify(file), error: null, run: null };
        await moveClip(tx, { key, attempt, from: ['running'] }, 'ready', now(), change);
        await settleStart(tx, key, 'ready', { spentMicros, now: now() });
      }),
    clipFailed: (key, attempt, error, spentMicros) =>
      write(async (tx) => {
        const from = ['starting', 'running', 'unknown'] as const;
        await moveClip(tx, { key, attempt, from }, 'failed', now(), { error, run: null });
        await settleStart(tx, key, 'failed', { spentMicros, now: now(), message: error });
      }),
    clipUnknown: (key, attempt, reason) =>
      write(async (tx) => {
        await moveClip(tx, { key, attempt, from: ['starting'] }, 'unknown', now(), { error: reason, run: null });
        await changeStart(tx, key, { message: reason, holder: null });
      }),
    clipReleased: (key, attempt) =>
      write(async (tx) => {
        await moveClip(tx, { key, attempt, from: ['starting', 'unknown'] }, 'planned', now(), { run: null });
        await settleStart(tx, key, 'released', { spentMicros: 0, now: now() });
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
    clipsNamed: (name) => readClipsNamed(db, name),

    operations: (provider) => readOperations(db, provider),
    committed: (period) => committed(db, period),
    starts: (period) => readStarts(db, period),
    reused: (period) => readReused(db, period),

    deliverables: (campaign) => readDeliverables(db, campaign),
    deliverablesWith: (sha256) => readDeliverablesWith(db, sha256),
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

    nudge: (nudge) => write((tx) => putNudge(tx, nudge)),
    nudgesSince: (cursor) => readNudges(db, cursor),

    ...approvalLedger(db, write, now),
    ...postLedger(db, { write, now, isAlive }),
    close,
  };
}

const toJson = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
