import type { Kysely } from 'kysely';
import { createPosts } from './migrations/create-posts.ts';
import { createTables } from './migrations/create-tables.ts';
import { keepHolders } from './migrations/keep-holders.ts';
import { keepNudges } from './migrations/keep-nudges.ts';
import { keepStarts } from './migrations/keep-starts.ts';
import { keepUnfinished } from './migrations/keep-unfinished.ts';
import type { Tables } from './tables.ts';

// Rows are read and written in plain SQL: a migration knows the tables as they were then, and the types as they are now.
type Migration = (db: Kysely<Tables>) => Promise<void>;

/** In the order they run; the version of a ledger is how many of them it has. Never change one that was released: add the next. */
export const migrations: readonly Migration[] = [
  createTables,
  keepStarts,
  keepNudges,
  createPosts,
  keepHolders,
  keepUnfinished,
];
