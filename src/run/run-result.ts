import type { ExitCode, Refusal } from '../errors.ts';
import type { StoredFile } from '../ledger/ledger.ts';
import type { ClipTask, DeliverableTask } from '../plan/plan.ts';
import type { Inspection } from '../render/rendering.ts';

export type Outcome = 'done' | 'failed' | 'interrupted' | 'refused';

/** What a run achieved, for the terminal and the report. Money in millionths of a dollar. */
export interface RunResult {
  readonly run: string;
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  /** Why the run was refused; it was emitted as a warning. */
  readonly refusal: string | undefined;
  /** The clips that were needed: those of deliverables that were there already are not among them. */
  readonly clips: readonly ClipOutcome[];
  /** Every deliverable of the plan, in its order. */
  readonly deliverables: readonly DeliverableOutcome[];
  /** By this run. */
  readonly spentMicros: number;
  /** Reserved for this campaign when the run ended: for clips still in the making or of unknown fate. */
  readonly reservedMicros: number;
  readonly warnings: readonly string[];
  readonly seconds: number;
}

export interface ClipOutcome {
  readonly task: ClipTask;
  readonly result: ClipResult;
}

export type ClipResult =
  | {
      readonly state: 'ready';
      readonly file: StoredFile;
      /** Who made it: after a fallback not the one who was asked. */
      readonly provider: string;
      readonly model: string;
      /** Whether it was there before this run. */
      readonly cached: boolean;
      readonly spentMicros: number;
      /** How often it was asked for again, after a filter that is known to err had refused it. */
      readonly reRolls?: number;
    }
  | ClipMiss;

/**
 * failed: there will be no such clip from this request. pending: it is (or may be) in the making, and the next run goes on with it.
 * unknown: a person must say. refused: it would cost too much. interrupted: stopped before it was done.
 */
export interface ClipMiss {
  readonly state: 'failed' | 'pending' | 'unknown' | 'refused' | 'interrupted';
  readonly message: string;
  readonly spentMicros: number;
  /** What a provider refused to show. */
  readonly refused?: Refusal;
  readonly reRolls?: number;
  readonly cause?: unknown;
}

export interface DeliverableOutcome {
  readonly task: DeliverableTask;
  /** skipped: its clips were refused. */
  readonly state: 'ready' | 'cached' | 'failed' | 'skipped' | 'interrupted';
  readonly message?: string;
  readonly files: readonly StoredFile[];
  readonly inspection?: Inspection;
  /** What was thrown, for the log. */
  readonly cause?: unknown;
}
