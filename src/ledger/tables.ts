import type { ClipState, DeliverableState } from './ledger.ts';
import type { PostState } from './posts.ts';

// Times are ISO 8601 in UTC, money whole micro-dollars, nested values JSON text, truth values 0 and 1: the same in SQLite
// and PostgreSQL.

export interface Tables {
  runs: RunRow;
  clips: ClipRow;
  starts: StartRow;
  deliverables: DeliverableRow;
  nudges: NudgeRow;
  approvals: ApprovalRow;
  posts: PostRow;
}

export interface RunRow {
  id: string;
  campaign: string;
  pid: number;
  host: string;
  started_at: string;
  heartbeat_at: string;
  ended_at: string | null;
  outcome: 'done' | 'failed' | 'interrupted' | null;
  /** What the clips that it took from the store would have cost. */
  reused_micros: number;
}

export interface ClipRow {
  key: string;
  /** Null in rows of a ledger that was begun before labels were kept. */
  label: string | null;
  /** Whose money the clip is made with. */
  campaign: string;
  state: ClipState;
  request: string;
  provider: string;
  model: string;
  operation: string | null;
  attempt: number;
  run: string | null;
  file: string | null;
  error: string | null;
  started_at: string | null;
  updated_at: string;
}

/** One request to have a clip made: its bill, its place at the provider, and what came of it. A clip has at most one that is not settled: the last. */
export interface StartRow {
  clip: string;
  /** The clip's when it was claimed. A run that takes over counts the clip's on, and not this. */
  attempt: number;
  /** Who pays, whatever becomes of the clip. */
  campaign: string;
  run: string | null;
  /** The run that has the clip now; null when none has. Of open starts only. */
  holder: string | null;
  provider: string;
  account: string;
  model: string;
  /** Whether the job is at a service, and so goes on without us. */
  remote: 0 | 1;
  platforms: string;
  uses: number;
  reserved_micros: number;
  spent_micros: number;
  claimed_at: string;
  /** Committed before the request leaves: without it nothing did. */
  sent_at: string | null;
  /** When the provider was done with it, also if its file is still to be fetched. */
  made_at: string | null;
  settled_at: string | null;
  operation: string | null;
  /** Of remote jobs: no two starts may have the same. */
  operation_id: string | null;
  outcome: 'ready' | 'failed' | 'released' | null;
  message: string | null;
}

export interface DeliverableRow {
  campaign: string;
  id: string;
  key: string;
  state: DeliverableState;
  run: string | null;
  files: string;
  inspection: string | null;
  error: string | null;
  updated_at: string;
}

interface NudgeRow {
  /** Counts up. */
  number: number;
  provider: string;
  operation: string;
  event: string;
  at: string;
}

export interface ApprovalRow {
  campaign: string;
  deliverable: string;
  sha256: string;
  verdict: 'approved' | 'rejected';
  who: string;
  at: string;
  note: string | null;
}

export interface PostRow {
  key: string;
  campaign: string;
  deliverable: string;
  service: string;
  account_id: string;
  sha256: string;
  post: string;
  round: number;
  /** 1: a person wants the same file on the same account again. */
  again: number;
  state: PostState;
  upload: string | null;
  published: string | null;
  /** 1: cover and captions are still to follow. */
  unfinished: number;
  attempt: number;
  run: string | null;
  error: string | null;
  armed_at: string | null;
  published_at: string | null;
  created_at: string;
  updated_at: string;
}
