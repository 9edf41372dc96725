import type { Operation } from '../operation.ts';
import type { ClipKey, ClipRequest } from '../plan/plan.ts';
import type { ApprovalLedger } from './approvals.ts';
import type { PostLedger } from './posts.ts';

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
  /** As people know it; undefined when it was begun by a version that kept none. */
  readonly label: string | undefined;
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
  /** When its request left, or was about to. ISO 8601, UTC. */
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
  /** Would spend more than a cap allows. Nothing was written. */
  | { readonly action: 'over-budget'; readonly cap: Cap; readonly committedMicros: number; readonly capMicros: number }
  /** The provider has all that it may have at once, a minute or a day. Nothing was written. */
  | {
      readonly action: 'later';
      readonly full: 'concurrent' | 'minute' | 'day';
      /** When there will be room; undefined when that hangs on others. */
      readonly retryAtMs: number | undefined;
    };

/** What limits money: of one run, of the campaign in all, of all campaigns in a calendar month (UTC). */
export type Cap = 'run' | 'campaign' | 'month';

export interface ClaimRequest {
  readonly key: ClipKey;
  readonly label: string;
  /** Stored as it is. Words that a model speaks or writes down are claimed in the same way, so that their money counts too. */
  readonly request: Pick<ClipRequest, 'provider' | 'model'>;
  readonly campaign: string;
  readonly run: string;
  readonly estimateMicros: number;
  /** In micro-dollars; one that is missing is no cap. */
  readonly caps: Readonly<Partial<Record<Cap, number>>>;
  readonly limits: LaneLimits;
  /** The platforms that show it, and in how many videos: for the bill. */
  readonly platforms: readonly string[];
  readonly uses: number;
}

/** What a provider allows an account. It holds for all processes on one ledger. */
export interface LaneLimits {
  readonly account: string;
  /** Clips in the making at once. */
  readonly concurrent: number;
  /** In any 60 seconds. */
  readonly startsPerMinute: number;
  /** From midnight to midnight UTC. */
  readonly startsPerDay: number | undefined;
  /** Whether its jobs are at a service, where they go on without us. */
  readonly remote: boolean;
}

/** One request to have a clip made, and what it cost. */
export interface StartRecord {
  readonly clip: ClipKey;
  readonly label: string | undefined;
  readonly campaign: string;
  readonly provider: string;
  readonly account: string;
  readonly model: string;
  readonly platforms: readonly string[];
  /** In how many videos it was to be shown. */
  readonly uses: number;
  readonly reservedMicros: number;
  readonly spentMicros: number;
  /** ISO 8601, UTC. Its money counts for this month. */
  readonly claimedAt: string;
  readonly settledAt: string | undefined;
  readonly operation: Operation | undefined;
  /** Undefined while it is under way or unknown. */
  readonly outcome: 'ready' | 'failed' | 'released' | undefined;
  readonly message: string | undefined;
}

/** Which starts or runs to add up; all unless said otherwise. */
export interface Period {
  readonly campaign?: string | undefined;
  /** Such as `2026-11`. */
  readonly month?: string | undefined;
}

/** What a service called about. A hint to look at the clip, never a verdict. */
export interface Nudge {
  readonly provider: string;
  /** `id` of the operation. */
  readonly operation: string;
  /** The service's own name of the call: a second delivery carries the same. */
  readonly event: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface Nudges {
  /** Where the next question goes on; undefined when the ledger could not be asked. */
  readonly cursor: number | undefined;
  /** Oldest first. */
  readonly nudges: readonly Pick<Nudge, 'provider' | 'operation'>[];
}

/** Every method is one transaction. Writes about a clip carry the attempt they were claimed with and are refused (`StaleClaimError`) when another run has taken over. */
export interface Ledger extends ApprovalLedger, PostLedger {
  beginRun(run: {
    readonly id: string;
    readonly campaign: string;
    readonly pid: number;
    readonly host: string;
  }): Promise<void>;
  /** Says that the run is alive; its claims are its own for as long as it does. */
  heartbeat(run: string): Promise<void>;
  /** `reusedMicros` is what the clips that it took from the store would have cost. */
  endRun(run: string, outcome: 'done' | 'failed' | 'interrupted', reusedMicros?: number): Promise<void>;
  /** Ids of the runs that are at work now, here or elsewhere. */
  liveRuns(): Promise<ReadonlySet<string>>;

  claimClip(request: ClaimRequest): Promise<Claim>;
  /**
   * Committed as the last thing before the paid request leaves: without it nothing was sent. It also says that the run is
   * alive, so that nobody takes the clip over while the request is on its way.
   */
  clipSending(key: ClipKey, attempt: number): Promise<void>;
  /** starting or unknown -> running: the provider's operation is known. Rejects with an `OperationTakenError` when it is another start's. */
  clipStarted(key: ClipKey, attempt: number, operation: Operation): Promise<void>;
  /** The provider is done with it: it may be given another one. The clip stays running until its file is here. */
  clipMade(key: ClipKey, attempt: number): Promise<void>;
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
  /** Those with this label, or whose key begins like this. */
  clipsNamed(name: string): Promise<readonly ClipRecord[]>;

  /** Ids of all operations that were ever started at a provider: whatever it lists beside them is not ours, or was lost. */
  operations(provider: string): Promise<ReadonlySet<string>>;
  /** Reserved and spent so far, in micro-dollars. */
  committed(period: Period): Promise<number>;
  starts(period: Period): Promise<readonly StartRecord[]>;
  /** By campaign: what clips would have cost that runs took from the store. */
  reused(period: Period): Promise<ReadonlyMap<string, number>>;

  deliverables(campaign: string): Promise<ReadonlyMap<string, DeliverableRecord>>;
  /** Of any campaign: those that hold a file of this content. */
  deliverablesWith(sha256: string): Promise<readonly DeliverableRecord[]>;
  deliverableRendering(campaign: string, id: string, key: string, run: string): Promise<void>;
  deliverableReady(
    campaign: string,
    id: string,
    key: string,
    files: readonly StoredFile[],
    inspection: unknown,
  ): Promise<void>;
  deliverableFailed(campaign: string, id: string, key: string, error: string, inspection: unknown): Promise<void>;

  /** Leaves a nudge for the runs that wait. False: the same call came before, and nothing was written. */
  nudge(nudge: Nudge): Promise<boolean>;
  /** What came after the cursor; without one, only the cursor to begin with. */
  nudgesSince(cursor: number | undefined): Promise<Nudges>;

  close(): Promise<void>;
}
