import type { Ledger } from '../ledger/ledger.ts';
import { monthOf } from '../ledger/month.ts';
import type { OtherCaps } from '../plan/assess-plan.ts';
import type { Config } from '../project/config.ts';
import { dollars } from './money.ts';

/** The caps of the configuration, with what all campaigns have spent and reserved this month (UTC). */
export async function otherCaps(
  { runUsd, monthUsd }: Config['budget'],
  ledger: Pick<Ledger, 'committed'> | undefined,
  now: number,
): Promise<OtherCaps> {
  const month = monthOf(new Date(now));
  const committed = monthUsd === undefined ? 0 : await ledger?.committed({ month });
  return { runUsd, monthUsd, monthCommittedUsd: dollars(committed ?? 0) };
}
