import type { Campaign } from '../campaign/campaign.ts';
import type { Approval } from '../ledger/approvals.ts';
import type { Post } from '../publish/post.ts';
import { reviewOf } from '../review/review-of.ts';

/** Why a post waits for a person; undefined when it does not. */
export function whyUnapproved(
  { deliverable, video }: Pick<Post, 'deliverable' | 'video'>,
  { approval, file }: Pick<Campaign, 'approval' | 'file'>,
  approvals: readonly Approval[],
): string | undefined {
  if (approval === 'none') return undefined;
  const review = reviewOf(approvals, deliverable, video.sha256);
  if (review.state === 'approved') return undefined;
  if (review.state === 'rejected') {
    const { by, note } = review.approval;
    return `${by} has rejected it${note === undefined ? '' : `: ${note}`}.`;
  }
  const changed = review.before?.verdict === 'approved' ? ': it has changed since it was approved' : '';
  return `It waits for approval${changed}. reelmill approve ${file} ${deliverable}`;
}
