import type { Operation } from '../operation.ts';
import type { ClipKey, ClipRequest } from '../plan/plan.ts';

// The durable record of what was started, paid for and made. Money is whole micro-dollars: sums must be exact.

export type ClipState = 'planned' | 'starting' | 'running' | 'ready' | 'failed' | 'unknown';
export type DeliverableState = 'planned' | 'rendering' | 'ready' | 'failed';

/** What a stored file was when it was put there. */
export interface StoredFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface ClipRecord {
  readonly key: ClipKey;
  readonly campaign: string;
  readonly state: ClipState;
  /** What was asked for. */
  readonly request: ClipRequest;
  /** Who makes or made it: differs from the request's provider after a fallback. */
  readonly provider: string;
  readonly model: string;
  readonly operation: Operation | undefined;
  /** Counts claims; a write that carries an older number is refused. */
  readonly attempt: number;
  readonly run: string | undefined;
  readonly reservedMicros: number;
  readonly spentMicros: number;
  readonly file: StoredFile | undefined;
  readonly error: string | undefined;
  /** ISO 8601, UTC. */
  readonly startedAt: string | undefined;
  readonly updatedAt: string;
}

export interface DeliverableRecord {
  readonly campaign: string;
  readonly id: string;
  readonly key: string;
  readonly state: DeliverableState;
  readonly run: string | undefined;
  /** Video, cover, captions: names relative to the output folder. Of the last good render, while a new one is under way or failed. */
  readonly files: readonly StoredFile[];
  /** Inspection result, as render/inspect wrote it. */
  readonly inspection: unknown;
  readonly error: string | undefined;
  readonly updatedAt: string;
}

/** What a run may do with a clip it wants. */
export type Claim =
  /** Nothing is under way: this run owns it now, its money is reserved, and the request may be sent. */
  | { readonly action: 'start'; readonly attempt: number }
  /** Another run died after the request may have left: look it up at the provider. */
  | { readonly action: 'find'; readonly attempt: number; readonly record: ClipRecord }
  /** The operation is known: poll it. */
  | { readonly action: 'resume'; readonly attempt: number; readonly record: ClipRecord }
  /** Made and paid for. */
  | { readonly action: 'use'; readonly record: ClipRecord }
  /** A live run is at it: wait. */
  | { readonly action: 'wait'; readonly record: ClipRecord }
  /** A person must say what became of it. */
  | { readonly action: 'unknown'; readonly record: ClipRecord }
  /** Would spend more than allowed. Nothing was sent. */
  | { readonly action: 'over-budget'; readonly committedMicros: number; readonly budgetMicros: number };

export interface ClaimRequest {
  readonly key: ClipKey;
  readonly request: ClipRequest;
  readonly campaign: string;
  readonly run: string;
  readonly estimateMicros: number;
  /** Cap for the campaign in all; undefined is no cap. */
  readonly budgetMicros: number | undefined;
}

/** Every method is one transaction. Writes about a clip carry the attempt they were claimed with and are refused (`StaleClaimError`) when another run has taken over. */
export interface Ledger {
  beginRun(run: {
    readonly id: string;
    readonly campaign: string;
    readonly pid: number;
    readonly host: string;
  }): Promise<void>;
  /** Says that the run is alive; its claims are its own for as long as it does. */
  heartbeat(run: string): Promise<void>;
  endRun(run: string, outcome: 'done' | 'failed' | 'interrupted'): Promise<void>;
  /** Ids of the runs that are at work now, here or elsewhere. */
  liveRuns(): Promise<ReadonlySet<string>>;

  claimClip(request: ClaimRequest): Promise<Claim>;
  /** starting or unknown -> running: the provider's operation is known. */
  clipStarted(key: ClipKey, attempt: number, operation: Operation): Promise<void>;
  /** running -> ready, the reserved money becomes what it cost. */
  clipReady(key: ClipKey, attempt: number, file: StoredFile, spentMicros: number): Promise<void>;
  /** -> failed; the reservation is released, what the failed attempt cost is kept. */
  clipFailed(key: ClipKey, attempt: number, error: string, spentMicros: number): Promise<void>;
  /** starting -> unknown; the reservation stays until a person resolves it. */
  clipUnknown(key: ClipKey, attempt: number, reason: string): Promise<void>;
  /** starting or unknown -> planned: proof, or a person's word, that nothing was started. */
  clipReleased(key: ClipKey, attempt: number): Promise<void>;
  /** ready -> running (the operation is known, download again) or planned: the stored file is gone or damaged. Does nothing when the clip has moved on since `attempt`. */
  clipLost(key: ClipKey, attempt: number, reason: string): Promise<void>;

  clips(keys: readonly ClipKey[]): Promise<ReadonlyMap<ClipKey, ClipRecord>>;
  clipsOf(campaign: string): Promise<readonly ClipRecord[]>;

  deliverables(campaign: string): Promise<ReadonlyMap<string, DeliverableRecord>>;
  deliverableRendering(campaign: string, id: string, key: string, run: string): Promise<void>;
  deliverableReady(
    campaign: string,
    id: string,
    key: string,
    files: readonly StoredFile[],
    inspection: unknown,
  ): Promise<void>;
  deliverableFailed(campaign: string, id: string, key: string, error: string, inspection: unknown): Promise<void>;

  close(): Promise<void>;
}
