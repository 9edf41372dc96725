import { openLedgerIfPresent } from '../ledger/open-ledger.ts';
import type { PostRecord } from '../ledger/posts.ts';
import { reviewOf } from '../review/review-of.ts';
import type { Workspace } from '../workspace.ts';
import { count } from './format.ts';
import { typed } from './typed.ts';

/** What waits for whom on the way from a finished file to a live post. */
export interface PublishingStatus {
  /** Ids of deliverables. */
  readonly waiting: readonly string[];
  readonly approved: readonly string[];
  readonly rejected: readonly {
    readonly deliverable: string;
    readonly by: string;
    readonly note: string | undefined;
  }[];
  readonly posts: readonly {
    readonly key: string;
    readonly deliverable: string;
    readonly service: string;
    readonly account: string;
    readonly state: PostRecord['state'];
    readonly message: string | undefined;
  }[];
}

export async function publishingStatus(
  { plan, project, folders }: Workspace,
  now: () => number,
): Promise<PublishingStatus> {
  const ledger = await openLedgerIfPresent(folders.ledger, { now: () => new Date(now()) });
  if (ledger === undefined) return { waiting: [], approved: [], rejected: [], posts: [] };
  try {
    const [records, approvals, posts] = [
      await ledger.deliverables(plan.campaign),
      await ledger.approvals(plan.campaign),
      await ledger.posts(plan.campaign),
    ];
    const reviews = plan.deliverables.flatMap(({ id, key }) => {
      const record = records.get(id);
      const video = record?.files.find(({ path }) => path.endsWith('.mp4'));
      if (record?.state !== 'ready' || record.key !== key || video === undefined) return [];
      return [{ deliverable: id, review: reviewOf(approvals, id, video.sha256) }];
    });
    const idsOf = (state: string) =>
      reviews.filter(({ review }) => review.state === state).map((one) => one.deliverable);
    return {
      waiting: project.campaign.approval === 'none' ? [] : idsOf('waiting'),
      approved: idsOf('approved'),
      rejected: reviews.flatMap(({ deliverable, review }) =>
        review.state === 'rejected' ? [{ deliverable, by: review.approval.by, note: review.approval.note }] : [],
      ),
      posts: posts.map(({ key, state, error, post: { deliverable, service, account } }) => ({
        key,
        deliverable,
        service,
        account,
        state,
        message: error,
      })),
    };
  } finally {
    await ledger.close();
  }
}

/** Nothing where nothing is finished. */
export function publishingLines({ waiting, approved, rejected, posts }: PublishingStatus, file: string): string[] {
  const review = [
    ...(waiting.length > 0
      ? [`${count(waiting.length, 'video waits', 'videos wait')} for approval: reelmill approve ${typed(file)}`]
      : []),
    ...(approved.length > 0 ? [`${approved.length} approved`] : []),
  ];
  const states = Map.groupBy(posts, ({ state }) => state);
  const tally = [...states].map(([state, all]) => `${all.length} ${state}`).join(', ');
  const unknown = posts.filter(({ state }) => state === 'unknown');
  return [
    ...(review.length > 0 ? [`review  ${review.join(', ')}`] : []),
    ...rejected.map(
      ({ deliverable, by, note }) => `        ${deliverable} rejected by ${by}${note === undefined ? '' : `: ${note}`}`,
    ),
    ...(tally === '' ? [] : [`posts   ${tally}`]),
    ...unknown.map(
      ({ key, deliverable, service, account }) =>
        `        ${deliverable} on ${service}/${account} may be live. Look there, then: reelmill resolve ${key.slice(0, 8)} --posted URL, --retry or --abandon`,
    ),
  ];
}
