import type { Approval } from '../ledger/approvals.ts';

/** How a file stands with those who approve. */
export type Review =
  | { readonly state: 'approved'; readonly approval: Approval }
  | { readonly state: 'rejected'; readonly approval: Approval }
  /** Nobody has looked at this file. `before`: the last word on an earlier version of it. */
  | { readonly state: 'waiting'; readonly before: Approval | undefined };

/** The latest verdict on exactly this file. `approvals`: all of the campaign, the oldest first. */
export function reviewOf(approvals: readonly Approval[], deliverable: string, sha256: string): Review {
  const own = approvals.filter((approval) => approval.deliverable === deliverable);
  const approval = own.findLast((one) => one.sha256 === sha256);
  if (approval === undefined) return { state: 'waiting', before: own.at(-1) };
  return { state: approval.verdict, approval };
}
