import type { ClipState, DeliverableState } from './ledger.ts';

// Times are ISO 8601 in UTC, money whole micro-dollars, nested values JSON text: the same in SQLite and PostgreSQL.

export interface Tables {
  runs: RunRow;
  clips: ClipRow;
  charges: ChargeRow;
  deliverables: DeliverableRow;
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
}

export interface ClipRow {
  key: string;
  /** Whose money the clip is made with; its charge stands under the same name. */
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

/** What a campaign has reserved and spent on a clip. Apart from the clip, because a clip that failed for one campaign may be made by another, and each keeps its own bill. */
export interface ChargeRow {
  clip: string;
  campaign: string;
  reserved_micros: number;
  spent_micros: number;
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
