import type { Post } from '../publish/post.ts';
import type { Published, UploadState } from '../publish/publisher.ts';

export type PostState =
  /** Accepted; nobody is at it. What was uploaded for it is kept. */
  | 'planned'
  /** A run has it. Nothing that the world could see has been sent. */
  | 'uploading'
  /** The call that cannot be taken back may have left. */
  | 'armed'
  | 'published'
  /** The service would not have it, and nothing is live. */
  | 'failed'
  /** A person must say what became of it. */
  | 'unknown'
  /** A person has given it up: it is not sent, whatever became of it. */
  | 'abandoned';

export interface PostRecord {
  readonly key: string;
  /** As it was claimed last: what the service has been or will be told. */
  readonly post: Post;
  /** 0, and one more for each time that a person asked for it `--again`. */
  readonly round: number;
  readonly again: boolean;
  readonly state: PostState;
  readonly upload: UploadState | undefined;
  readonly published: Published | undefined;
  /** It is out, and what can only follow it (cover, captions) is still to come. */
  readonly unfinished: boolean;
  /** Counts claims; a write that carries an older number is refused. */
  readonly attempt: number;
  readonly run: string | undefined;
  readonly error: string | undefined;
  /** ISO 8601, UTC. */
  readonly armedAt: string | undefined;
  readonly publishedAt: string | undefined;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a run may do with a post it wants. */
export type PostClaim =
  /** This run owns it now. `record.upload` is what an earlier upload of exactly this post has come to. */
  | { readonly action: 'upload'; readonly attempt: number; readonly record: PostRecord }
  /** Another run died after the irreversible call may have left: look it up. */
  | { readonly action: 'find'; readonly attempt: number; readonly record: PostRecord }
  /** It is out, and this run brings what is still to follow. */
  | { readonly action: 'finish'; readonly attempt: number; readonly record: PostRecord }
  /** It is live, or was given up. */
  | { readonly action: 'done'; readonly record: PostRecord }
  /** A live run is at it. */
  | { readonly action: 'wait'; readonly record: PostRecord }
  /** A person must say what became of it. */
  | { readonly action: 'unknown'; readonly record: PostRecord }
  /** The same file is on the same account already, or may be. */
  | { readonly action: 'duplicate'; readonly record: PostRecord };

export interface PostWish {
  readonly post: Post;
  readonly round: number;
  /** A person wants the same file on the same account again. */
  readonly again: boolean;
}

/** Writes about a post carry the attempt they were claimed with and are refused (`StaleClaimError`) when another run has taken over. */
export interface PostLedger {
  /** Accepts a post for later; does nothing when it is known. */
  planPost(wish: PostWish): Promise<void>;
  claimPost(wish: PostWish & { readonly run: string }): Promise<PostClaim>;
  /** Commits what an upload has come to. */
  postUploading(key: string, attempt: number, upload: UploadState): Promise<void>;
  /** uploading -> armed: after this, and never before, the irreversible call may leave. Stays as it is, and resolves with what is in the way, when the same file is on the same account. */
  postArmed(key: string, attempt: number): Promise<PostRecord | undefined>;
  /** armed or unknown -> published. `unfinished`: the run still has it, for what can only follow. */
  postPublished(key: string, attempt: number, published: Published, unfinished?: boolean): Promise<void>;
  /** Nothing more follows what is published. */
  postFinished(key: string, attempt: number): Promise<void>;
  /** armed -> planned: proof that nothing went out. The upload is kept. */
  postReleased(key: string, attempt: number, reason: string): Promise<void>;
  /** uploading -> planned: the run goes no further, and the upload is kept. `false`: it is armed, and stays so. */
  postPutBack(key: string, attempt: number, reason: string): Promise<boolean>;
  /** uploading -> failed; the upload is forgotten. */
  postFailed(key: string, attempt: number, error: string): Promise<void>;
  /** armed -> unknown. */
  postUnknown(key: string, attempt: number, reason: string): Promise<void>;
  /** unknown -> planned: a person's word that nothing went out. The upload is forgotten. */
  postRetried(key: string, attempt: number): Promise<void>;
  /** Whatever nobody is at and is not live -> abandoned. */
  postAbandoned(key: string, attempt: number): Promise<void>;

  /** In the order they were accepted; of one campaign, or of all. */
  posts(campaign?: string): Promise<readonly PostRecord[]>;
}
