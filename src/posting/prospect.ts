import type { Approval } from '../ledger/approvals.ts';
import type { ClipRecord, DeliverableRecord, Ledger } from '../ledger/ledger.ts';
import type { PostRecord } from '../ledger/posts.ts';
import type { Accounts } from '../publish/accounts/open-accounts.ts';
import type { Limit, Post, Prepared } from '../publish/post.ts';
import type { Errand } from '../publish/publish-post.ts';
import type { Account } from '../publish/publisher-tools.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { Workspace } from '../workspace.ts';

export interface PrepareOptions {
  readonly accounts: Accounts;
  /** Services on which anybody publishes. */
  readonly services: readonly string[];
  readonly publisher: (account: Account) => Promise<Publisher>;
  /** Only on these accounts; empty is all. */
  readonly account: readonly string[];
  /** Once more what is live already. */
  readonly again: boolean;
  /** Whatever the schedule says. */
  readonly atOnce: boolean;
  /** Whether this run waits until posts are due. */
  readonly wait: boolean;
  readonly allowAnimatic: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly signal: AbortSignal;
}

/** What can be done about a post. */
export type Standing =
  | { readonly state: 'send'; readonly errand: Errand }
  /** Not yet due, and this run does not wait. */
  | { readonly state: 'held'; readonly errand: Errand }
  /** It is out, and what can only follow it is still to come: cover, captions. */
  | { readonly state: 'unfinished'; readonly errand: Errand }
  | { readonly state: 'live'; readonly record: PostRecord }
  | { readonly state: 'unknown'; readonly record: PostRecord }
  /** Nobody publishes there. */
  | { readonly state: 'nobody'; readonly message: string }
  /** By a rule of ours, such as a missing approval. */
  | { readonly state: 'refused'; readonly message: string }
  /** A person must change something first: then nothing is sent at all. */
  | { readonly state: 'mistake'; readonly message: string };

/** One video on one account, and how it stands. */
export interface Prospect {
  readonly deliverable: string;
  readonly service: string;
  readonly account: string | undefined;
  readonly standing: Standing;
  /** Undefined where it is not made, or has no account. */
  readonly post: Post | undefined;
  readonly limits: readonly Limit[];
  /** What the service would be sent; undefined when it could not be asked. */
  readonly prepared: Prepared | undefined;
}

/** What has happened to a campaign so far. */
export interface Past {
  readonly deliverables: ReadonlyMap<string, DeliverableRecord>;
  readonly clips: ReadonlyMap<string, ClipRecord>;
  readonly approvals: readonly Approval[];
  /** Of all campaigns: the same file may be out for another. */
  readonly posts: readonly PostRecord[];
}

export async function readPast({ plan }: Workspace, ledger: Ledger | undefined): Promise<Past> {
  if (ledger === undefined) return { deliverables: new Map(), clips: new Map(), approvals: [], posts: [] };
  return {
    deliverables: await ledger.deliverables(plan.campaign),
    clips: await ledger.clips(plan.deliverables.flatMap(({ clips }) => clips)),
    approvals: await ledger.approvals(plan.campaign),
    posts: await ledger.posts(),
  };
}
