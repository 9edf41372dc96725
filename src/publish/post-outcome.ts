import type { Post } from './post.ts';
import type { Published } from './publisher.ts';

/** What became of a post in one run. */
export type PostResult =
  | { readonly state: 'published'; readonly published: Published }
  /** By a rule of ours: nothing was sent. */
  | { readonly state: 'refused'; readonly message: string }
  /** Nothing is live, and another run may try again. */
  | { readonly state: 'failed'; readonly message: string; readonly cause?: unknown }
  /** Under way: the next run goes on with it. */
  | { readonly state: 'pending'; readonly message: string; readonly cause?: unknown }
  /** A person must say what became of it. */
  | { readonly state: 'unknown'; readonly message: string; readonly cause?: unknown }
  | { readonly state: 'interrupted' };

export interface PostOutcome {
  readonly post: Post;
  readonly result: PostResult;
}
