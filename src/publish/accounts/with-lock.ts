import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';
import { UserError } from '../../errors.ts';

const pauseMs = 25;
/** Longer than any request that is made while the lock is held. */
const longestMs = 90_000;

/**
 * Does work that only one process on this machine may do at a time. SQLite's lock instead of a file with an owner in it: the
 * system gives it up when its process dies, so that nobody has to guess whether a lock is stale.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    await take(lock, file);
    return await work();
  } finally {
    lock.close();
  }
}

async function take(lock: DatabaseSync, file: string): Promise<void> {
  // Not SQLite's own waiting: that would stop everything else in this process.
  for (let waited = 0; !begin(lock); waited += pauseMs) {
    if (waited >= longestMs) {
      throw new UserError(`${file} is held by another process.`, { hint: 'End the other reelmill, then try again.' });
    }
    await wait(pauseMs);
  }
}

const busy = 5;

function begin(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin immediate');
    return true;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return false;
    throw error;
  }
}
