import type { Kysely } from 'kysely';
import type { PostRecord } from './posts.ts';
import type { PostRow, Tables } from './tables.ts';

export async function readPost(db: Kysely<Tables>, key: string): Promise<PostRecord | undefined> {
  const row = await db.selectFrom('posts').selectAll().where('key', '=', key).executeTakeFirst();
  return row && postRecord(row);
}

export async function readPosts(db: Kysely<Tables>, campaign: string | undefined): Promise<PostRecord[]> {
  const all = db.selectFrom('posts').selectAll().orderBy('created_at').orderBy('key');
  const rows = await (campaign === undefined ? all : all.where('campaign', '=', campaign)).execute();
  return rows.map(postRecord);
}

/** Another post of the same file on the same account that is live, or may be: whatever its deliverable or campaign. */
export async function readTwin(db: Kysely<Tables>, key: string): Promise<PostRecord | undefined> {
  const row = await db
    .selectFrom('posts as twin')
    .innerJoin('posts as own', (join) =>
      join
        .onRef('own.service', '=', 'twin.service')
        .onRef('own.account_id', '=', 'twin.account_id')
        .onRef('own.sha256', '=', 'twin.sha256'),
    )
    .selectAll('twin')
    .where('own.key', '=', key)
    .where('twin.key', '!=', key)
    .where('twin.state', 'in', ['armed', 'published', 'unknown', 'abandoned'])
    .orderBy('twin.created_at', 'desc')
    .executeTakeFirst();
  return row && postRecord(row);
}

function postRecord(row: PostRow): PostRecord {
  return {
    key: row.key,
    post: JSON.parse(row.post),
    round: row.round,
    again: row.again === 1,
    state: row.state,
    upload: row.upload === null ? undefined : JSON.parse(row.upload),
    published: row.published === null ? undefined : JSON.parse(row.published),
    unfinished: row.unfinished === 1,
    attempt: row.attempt,
    run: row.run ?? undefined,
    error: row.error ?? undefined,
    armedAt: row.armed_at ?? undefined,
    publishedAt: row.published_at ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
