import type { Brand, Campaign } from '../campaign/campaign.ts';
import type { Platform } from '../campaign/platform-schema.ts';
import type { ClipRecord, DeliverableRecord } from '../ledger/ledger.ts';
import type { ClipKey, Plan } from '../plan/plan.ts';

/** What was wanted and what became of it: all that a report is made of. */
export interface ReportInput {
  readonly campaign: Campaign;
  readonly brand: Brand;
  /** By id: every platform of the plan. */
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly plan: Plan;
  /** By key, speech as well; what was never asked for has none. */
  readonly clips: ReadonlyMap<ClipKey, ClipRecord>;
  /** By id; a deliverable that was never begun has none. */
  readonly deliverables: ReadonlyMap<string, DeliverableRecord>;
}
