import type { Post, Prepared } from './post.ts';

/** What an upload has come to: plain JSON, committed after each step, so that any process goes on with it. Never holds a secret. */
export type UploadState = Readonly<Record<string, string | number | boolean | null>>;

export interface UploadTools {
  readonly signal: AbortSignal;
  /** Commits what has been reached. Must have resolved before the next request that depends on it leaves. */
  readonly save: (state: UploadState) => Promise<void>;
  /** Bytes of the video that the service has, of all. */
  readonly onProgress: (bytes: number, total: number) => void;
}

export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'processing'; /** When to look again. */ readonly afterMs: number }
  /** The service will not take this file, or has forgotten the upload: a new one may be made. */
  | { readonly state: 'failed'; readonly message: string };

/** A post that is live, or waits at the service for its time or for a person. */
export interface Published {
  /** The service's own name of it. */
  readonly id: string;
  /** Undefined where the service gives none, or not yet. */
  readonly url: string | undefined;
  /** `draft`: a person must finish it in the app (TikTok's inbox). */
  readonly state: 'live' | 'scheduled' | 'draft';
}

/**
 * Puts posts on one service for one account. A reversible upload, a read-only wait, one irreversible call. Errors are
 * `ProviderError`, whose `nothingStarted` proves that the irreversible call had no effect, or `UserError`. Nothing in here
 * repeats the irreversible call.
 */
export interface Publisher {
  readonly service: string;
  /** Whether the service itself waits until `post.schedule`; otherwise we do. */
  readonly schedules: (post: Post) => boolean;
  /** What would be sent, and every limit it meets or breaks; asks the service only for what must be asked (quota, creator's settings). */
  prepare(post: Post, signal: AbortSignal): Promise<Prepared>;
  /** Reversible: nobody sees it. Goes on from `state` when an earlier upload was cut off. Resolves with what publish() needs. */
  upload(post: Post, state: UploadState | undefined, tools: UploadTools): Promise<UploadState>;
  /** Read-only; an error is no verdict. */
  check(post: Post, state: UploadState, signal: AbortSignal): Promise<Readiness>;
  /** The one call that cannot be taken back. Sent at most once for each post, ever. */
  publish(post: Post, state: UploadState, signal: AbortSignal): Promise<Published>;
  /** What a publish() whose answer was lost has done. `undefined` proves that it did nothing; an error says that it cannot be known. Without it such a post is `unknown`. */
  find?(post: Post, state: UploadState, since: Date, signal: AbortSignal): Promise<Published | undefined>;
  /** Cover and captions that can only follow a live post. A failure is a warning: it never fails the post. */
  finish?(post: Post, published: Published, signal: AbortSignal): Promise<void>;
}
