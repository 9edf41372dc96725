import type { ClipRecord } from '../ledger/ledger.ts';
import type { Operation } from '../operation.ts';

/** A clip in the making. */
export interface Flight {
  readonly state: 'in-flight';
  readonly attempt: number;
  readonly provider: string;
  readonly model: string;
  readonly operation: Operation;
  /** What is reserved for it; undefined when it was paid for before and only its file is fetched again. */
  readonly owedMicros: number | undefined;
  /** Whether it was started just now. */
  readonly isNew: boolean;
}

/** Picks up what the ledger knows of a clip in the making. */
export function flightOf(record: ClipRecord, attempt: number, operation: Operation): Flight {
  const { provider, model, reservedMicros, spentMicros } = record;
  const owedMicros = reservedMicros === 0 && spentMicros > 0 ? undefined : reservedMicros;
  return { state: 'in-flight', attempt, provider, model, operation, owedMicros, isNew: false };
}
