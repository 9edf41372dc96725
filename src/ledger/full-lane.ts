import type { Kysely } from 'kysely';
import type { Claim, ClaimRequest, LaneLimits } from './ledger.ts';
import { type IsAlive, isLiveRun } from './run-rows.ts';
import type { Tables } from './tables.ts';

type Later = Extract<Claim, { action: 'later' }>;

// A job whose run is gone is over some time, but nobody looks: nothing that is known takes longer.
const ORPHAN_MS = 15 * 60_000;
const WINDOW_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Whether a provider may be given no further clip now, counted over all processes. Exact because the claim that follows is in the same transaction. */
export async function fullLane(
  db: Kysely<Tables>,
  { request: { provider }, limits }: ClaimRequest,
  now: Date,
  isAlive: IsAlive,
): Promise<Later | undefined> {
  const lane: Lane = { db, provider, limits, now: now.getTime() };
  const { making, unsent } = await openStarts(lane, isAlive);
  if (making >= limits.concurrent) return { action: 'later', full: 'concurrent', retryAtMs: undefined };
  return (await fullMinute(lane, unsent)) ?? (await fullDay(lane, unsent));
}

interface Lane {
  readonly db: Kysely<Tables>;
  readonly provider: string;
  readonly limits: LaneLimits;
  readonly now: number;
}

/** What is in the making, and of that, what is about to be sent. Added up by the database from an index alone: there may be thousands, and every claim asks. */
async function openStarts(lane: Lane, isAlive: IsAlive) {
  const { db, limits, now } = lane;
  const holders = await ofLane(lane)
    .groupBy('starts.holder')
    .select(({ fn }) => ['starts.holder', fn.countAll().as('open'), fn.count('starts.sent_at').as('sent')])
    .execute();
  let [making, unsent, orphans] = [0, 0, 0];
  for (const { holder, open, sent } of holders) {
    if (await isLiveRun(db, holder, new Date(now), isAlive)) {
      making += Number(open);
      unsent += Number(open) - Number(sent);
    } else orphans += Number(sent);
  }
  if (orphans > 0 && limits.remote) making += await recentOrphans(lane, isAlive);
  return { making, unsent };
}

/** What the service goes on with, though the run that sent it is gone. */
async function recentOrphans(lane: Lane, isAlive: IsAlive): Promise<number> {
  const { db, now } = lane;
  const rows = await ofLane(lane)
    .innerJoin('clips', 'clips.key', 'starts.clip')
    .where('clips.state', '=', 'running')
    .where('starts.sent_at', '>', iso(now - ORPHAN_MS))
    .where('starts.sent_at', '<', iso(now + ORPHAN_MS))
    .groupBy('starts.holder')
    .select(({ fn }) => ['starts.holder', fn.countAll().as('open')])
    .execute();
  let orphans = 0;
  for (const { holder, open } of rows) {
    if (!(await isLiveRun(db, holder, new Date(now), isAlive))) orphans += Number(open);
  }
  return orphans;
}

function ofLane({ db, provider, limits }: Lane) {
  return db
    .selectFrom('starts')
    .where('starts.provider', '=', provider)
    .where('starts.account', '=', limits.account)
    .where('starts.settled_at', 'is', null)
    .where('starts.made_at', 'is', null);
}

/** A sliding window, since a fixed one lets twice as many through at its edge. A request counts from when it is sent, and before that in any case. */
async function fullMinute({ db, provider, limits, now }: Lane, unsent: number): Promise<Later | undefined> {
  const room = limits.startsPerMinute - unsent;
  if (room <= 0) return { action: 'later', full: 'minute', retryAtMs: undefined };
  const last = await db
    .selectFrom('starts')
    .where('provider', '=', provider)
    .where('account', '=', limits.account)
    .where('sent_at', '>', iso(now - WINDOW_MS))
    // Of a clock that was set back since.
    .where('sent_at', '<', iso(now + WINDOW_MS))
    .orderBy('sent_at', 'desc')
    .select('sent_at')
    .offset(room - 1)
    .limit(1)
    .executeTakeFirst();
  if (!last?.sent_at) return undefined;
  return { action: 'later', full: 'minute', retryAtMs: Date.parse(last.sent_at) + WINDOW_MS };
}

/** Services count generations a day, and not requests that they refused (Runway's tiers, https://docs.dev.runwayml.com/usage/tiers). */
async function fullDay({ db, provider, limits, now }: Lane, unsent: number): Promise<Later | undefined> {
  if (limits.startsPerDay === undefined) return undefined;
  const today = now - (now % DAY_MS);
  const { sent } = await db
    .selectFrom('starts')
    .where('provider', '=', provider)
    .where('account', '=', limits.account)
    .where('sent_at', '>=', iso(today))
    .where('sent_at', '<', iso(today + DAY_MS))
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '!=', 'released')]))
    .select(({ fn }) => fn.countAll().as('sent'))
    .executeTakeFirstOrThrow();
  if (Number(sent) + unsent < limits.startsPerDay) return undefined;
  return { action: 'later', full: 'day', retryAtMs: today + DAY_MS };
}

const iso = (ms: number): string => new Date(ms).toISOString();
