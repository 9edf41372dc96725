import type { Transaction } from 'kysely';
import { contentKey } from '../plan/content-key.ts';
import { readPost, readTwin } from './post-rows.ts';
import type { PostClaim, PostRecord, PostWish } from './posts.ts';
import { type IsAlive, isLiveRun } from './run-rows.ts';
import type { Tables } from './tables.ts';

/** Decides what a run may do with a post, and commits that decision. The transaction must hold the write lock from its first read. */
export async function claimPost(
  db: Transaction<Tables>,
  wish: PostWish & { readonly run: string },
  now: Date,
  isAlive: IsAlive,
): Promise<PostClaim> {
  const record = (await readPost(db, wish.post.key)) ?? (await planPost(db, wish, now));
  const isTaken = () => isLiveRun(db, record.run ?? null, now, isAlive);
  switch (record.state) {
    case 'published':
      if (!record.unfinished || (await isTaken())) return { action: 'done', record };
      return { action: 'finish', ...(await adopt(db, record, wish.run, now)) };
    case 'abandoned':
      return { action: 'done', record };
    case 'unknown':
      return { action: 'unknown', record };
    case 'armed':
      return (await isTaken())
        ? { action: 'wait', record }
        : { action: 'find', ...(await adopt(db, record, wish.run, now)) };
    case 'uploading':
      return (await isTaken()) ? { action: 'wait', record } : await take(db, record, wish, now);
    default:
      return await take(db, record, wish, now);
  }
}

export async function planPost(
  db: Transaction<Tables>,
  { post, round, again }: PostWish,
  now: Date,
): Promise<PostRecord> {
  const at = now.toISOString();
  await db
    .insertInto('posts')
    .values({
      key: post.key,
      campaign: post.campaign,
      deliverable: post.deliverable,
      service: post.service,
      account_id: post.accountId,
      sha256: post.video.sha256,
      post: JSON.stringify(post),
      round,
      again: again ? 1 : 0,
      state: 'planned',
      upload: null,
      published: null,
      unfinished: 0,
      attempt: 0,
      run: null,
      error: null,
      armed_at: null,
      published_at: null,
      created_at: at,
      updated_at: at,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const record = await readPost(db, post.key);
  if (record === undefined) throw new Error(`Post ${post.key} is not in the ledger.`);
  return record;
}

/** The run that had sent it is dead. What it may have sent is what it had armed, whatever the campaign says now. */
async function adopt(
  db: Transaction<Tables>,
  dead: PostRecord,
  run: string,
  now: Date,
): Promise<{ readonly attempt: number; readonly record: PostRecord }> {
  const record: PostRecord = { ...dead, attempt: dead.attempt + 1, run, updatedAt: now.toISOString() };
  await db
    .updateTable('posts')
    .set({ attempt: record.attempt, run, updated_at: record.updatedAt })
    .where('key', '=', record.key)
    .execute();
  return { attempt: record.attempt, record };
}

async function take(
  db: Transaction<Tables>,
  before: PostRecord,
  { post, again, run }: PostWish & { readonly run: string },
  now: Date,
): Promise<PostClaim> {
  // Services are told title, caption and time when an upload begins: with other words it must begin anew.
  const isSame = contentKey(before.post) === contentKey(post);
  const attempt = before.attempt + 1;
  await db
    .updateTable('posts')
    .set({
      state: 'uploading',
      post: JSON.stringify(post),
      sha256: post.video.sha256,
      again: again || before.again ? 1 : 0,
      attempt,
      run,
      updated_at: now.toISOString(),
      ...(isSame ? {} : { upload: null }),
    })
    .where('key', '=', post.key)
    .execute();
  const record = await readPost(db, post.key);
  if (record === undefined) throw new Error(`Post ${post.key} is not in the ledger.`);
  const twin = record.again ? undefined : await readTwin(db, post.key);
  if (twin === undefined) return { action: 'upload', attempt, record };
  await db.updateTable('posts').set({ state: 'planned', run: null }).where('key', '=', post.key).execute();
  return { action: 'duplicate', record: twin };
}
