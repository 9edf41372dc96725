import type { Kysely, Transaction } from 'kysely';
import { claimPost, planPost } from './claim-post.ts';
import { readPost, readPosts, readTwin } from './post-rows.ts';
import type { PostLedger, PostState } from './posts.ts';
import type { IsAlive } from './run-rows.ts';
import { StaleClaimError } from './stale-claim-error.ts';
import type { PostRow, Tables } from './tables.ts';

interface PostLedgerOptions {
  readonly write: <T>(work: (db: Transaction<Tables>) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  readonly isAlive: IsAlive;
}

export function postLedger(db: Kysely<Tables>, { write, now, isAlive }: PostLedgerOptions): PostLedger {
  const move = (key: string, attempt: number, from: readonly PostState[], to: PostState, change: Change = {}) =>
    write((tx) => movePost(tx, { key, attempt, from }, to, now(), change));
  return {
    planPost: (wish) => write(async (tx) => void (await planPost(tx, wish, now()))),
    claimPost: (wish) => write((tx) => claimPost(tx, wish, now(), isAlive)),
    postUploading: (key, attempt, upload) =>
      move(key, attempt, ['uploading'], 'uploading', { upload: JSON.stringify(upload) }),
    postArmed: (key, attempt) =>
      write(async (tx) => {
        // Again, with the lock held: two posts of one file may have been uploading side by side.
        const twin = (await readPost(tx, key))?.again ? undefined : await readTwin(tx, key);
        if (twin !== undefined) return twin;
        const change = { armed_at: now().toISOString(), error: null };
        await movePost(tx, { key, attempt, from: ['uploading'] }, 'armed', now(), change);
        return undefined;
      }),
    postPublished: (key, attempt, published, unfinished = false) =>
      move(key, attempt, ['armed', 'unknown'], 'published', {
        published: JSON.stringify(published),
        published_at: now().toISOString(),
        error: null,
        ...(unfinished ? { unfinished: 1 } : { run: null }),
      }),
    postFinished: (key, attempt) => move(key, attempt, ['published'], 'published', { unfinished: 0, run: null }),
    postReleased: (key, attempt, reason) =>
      move(key, attempt, ['armed'], 'planned', { error: reason, armed_at: null, run: null }),
    postPutBack: (key, attempt, reason) =>
      write(async (tx) => {
        const record = await readPost(tx, key);
        if (record?.state === 'armed' && record.attempt === attempt) return false;
        const change = { error: reason, run: null };
        await movePost(tx, { key, attempt, from: ['uploading'] }, 'planned', now(), change);
        return true;
      }),
    postFailed: (key, attempt, error) =>
      move(key, attempt, ['uploading'], 'failed', { error, upload: null, run: null }),
    postUnknown: (key, attempt, reason) => move(key, attempt, ['armed'], 'unknown', { error: reason, run: null }),
    postRetried: (key, attempt) =>
      move(key, attempt, ['unknown'], 'planned', { error: null, upload: null, armed_at: null }),
    postAbandoned: (key, attempt) => move(key, attempt, ['planned', 'failed', 'unknown'], 'abandoned'),
    posts: (campaign) => readPosts(db, campaign),
  };
}

type Change = Partial<
  Pick<PostRow, 'upload' | 'published' | 'unfinished' | 'error' | 'run' | 'armed_at' | 'published_at'>
>;

/** A post as the run that writes about it believes it to be. */
interface ClaimedPost {
  readonly key: string;
  readonly attempt: number;
  readonly from: readonly PostState[];
}

async function movePost(
  db: Transaction<Tables>,
  post: ClaimedPost,
  to: PostState,
  now: Date,
  change: Change,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('posts')
    .set({ ...change, state: to, updated_at: now.toISOString() })
    .where('key', '=', post.key)
    .where('attempt', '=', post.attempt)
    .where('state', 'in', post.from)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new StaleClaimError(post.key, post.attempt, 'Post');
}
