import type { Kysely } from 'kysely';
import type { Cap, Claim, ClaimRequest, Period } from './ledger.ts';
import { monthBounds, monthOf } from './month.ts';
import type { Tables } from './tables.ts';

/** The first cap that a claim would go over. What costs nothing goes over none, even if a cap was cut below what is spent. */
export async function overCap(
  db: Kysely<Tables>,
  { campaign, run, caps, estimateMicros }: ClaimRequest,
  now: Date,
): Promise<Extract<Claim, { action: 'over-budget' }> | undefined> {
  const parts: readonly [Cap, CappedPart][] = [
    ['run', { run }],
    ['campaign', { campaign }],
    ['month', { month: monthOf(now) }],
  ];
  for (const [cap, part] of parts) {
    const capMicros = caps[cap];
    if (capMicros === undefined || estimateMicros === 0) continue;
    const committedMicros = await committed(db, part);
    if (committedMicros + estimateMicros > capMicros) {
      return { action: 'over-budget', cap, committedMicros, capMicros };
    }
  }
  return undefined;
}

type CappedPart = Period & { readonly run?: string };

/** Reserved and spent. Money belongs to the month in which it was reserved, whenever it is settled: so the months add up. */
export async function committed(db: Kysely<Tables>, { campaign, run, month }: CappedPart): Promise<number> {
  let query = db.selectFrom('starts');
  if (campaign !== undefined) query = query.where('campaign', '=', campaign);
  if (run !== undefined) query = query.where('run', '=', run);
  if (month !== undefined) {
    const { from, to } = monthBounds(month);
    query = query.where('claimed_at', '>=', from).where('claimed_at', '<', to);
  }
  const { reserved, spent } = await query
    .select(({ fn }) => [fn.sum('reserved_micros').as('reserved'), fn.sum('spent_micros').as('spent')])
    .executeTakeFirstOrThrow();
  return Number(reserved ?? 0) + Number(spent ?? 0);
}
