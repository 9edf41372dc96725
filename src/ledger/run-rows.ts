import type { Kysely } from 'kysely';
import type { RunRow, Tables } from './tables.ts';

/** Whether a process lives; undefined when that cannot be told from here. */
export type IsAlive = (pid: number, host: string) => boolean | undefined;

// Heartbeats come every 5 s. A process that is seen to live keeps its claims for longer: it may be suspended with a paid
// request half sent. Not for ever, because after a restart of the machine its number may belong to another program.
const SILENT_MS = 15_000;
const SUSPENDED_MS = 600_000;

/** Whether a run still holds its claims. */
function runIsLive(run: RunRow, now: Date, isAlive: IsAlive): boolean {
  if (run.ended_at !== null) return false;
  const alive = isAlive(run.pid, run.host);
  if (alive === false) return false;
  // The distance, since a clock that was set back would keep a dead run alive until it catches up.
  const silence = Math.abs(now.getTime() - Date.parse(run.heartbeat_at));
  return silence < (alive === true ? SUSPENDED_MS : SILENT_MS);
}

export async function liveRuns(db: Kysely<Tables>, now: Date, isAlive: IsAlive): Promise<ReadonlySet<string>> {
  const open = await db.selectFrom('runs').selectAll().where('ended_at', 'is', null).execute();
  return new Set(open.filter((run) => runIsLive(run, now, isAlive)).map((run) => run.id));
}

export async function isLiveRun(db: Kysely<Tables>, id: string | null, now: Date, isAlive: IsAlive): Promise<boolean> {
  if (id === null) return false;
  const run = await db.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  return run !== undefined && runIsLive(run, now, isAlive);
}
