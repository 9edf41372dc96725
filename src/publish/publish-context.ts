import type { LimitFunction } from 'p-limit';
import type { PostLedger } from '../ledger/posts.ts';
import type { Clock } from '../clock.ts';
import type { Post } from './post.ts';
import type { PostEvent } from './publish-event.ts';
import type { PublishPatience } from './publish-patience.ts';
import type { Publisher } from './publisher.ts';

/** What the posts of one run share. */
export interface PublishContext {
  readonly run: string;
  readonly ledger: PostLedger;
  readonly publisher: (post: Post) => Promise<Publisher>;
  /** Rejects with a RefusedError when a post may not go out now, such as when its file has changed since it was approved. */
  readonly mayGoOut: (post: Post) => Promise<void>;
  /** Throws when other runs may take this one for dead, so that nothing leaves which another is looking for already. */
  readonly checkLease: () => void;
  /** For bytes on their way: not all at once. */
  readonly uploads: LimitFunction;
  /** For the irreversible call: one at a time on each account. */
  readonly turn: (post: Post) => LimitFunction;
  readonly clock: Clock;
  /** 0 to 1; spreads retries. */
  readonly random: () => number;
  /** Aborted: nothing new begins. */
  readonly signal: AbortSignal;
  /** For the irreversible call on its way: aborted a while after the run is, so that its answer can still be written down. */
  readonly lastWords: AbortSignal;
  readonly patience: PublishPatience;
  readonly emit: (event: PostEvent) => void;
  readonly warn: (message: string) => void;
}
