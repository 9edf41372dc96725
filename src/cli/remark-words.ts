import type { DeliverableRecord } from '../ledger/ledger.ts';
import { remarksOf } from '../render/remarks-of.ts';
import { readInspection } from '../report/read-inspection.ts';

/** What a finished video passed with: `text.reading-time: end card 0.8 s for what takes 1.6 s`. */
export function remarkWords({ inspection }: DeliverableRecord): readonly string[] {
  return remarksOf(readInspection(inspection)).map(({ rule, value }) => `${rule}: ${value}`);
}
