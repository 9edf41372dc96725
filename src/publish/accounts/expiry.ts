import type { Secrets } from './secrets.ts';

/** When a person must connect again at the latest, if nothing is published before; undefined is never, as far as is known. */
export function connectionEnd({ expiresAt, refreshExpiresAt, renewal }: Secrets): string | undefined {
  // A token that asks for its own successor can do so only while it lives.
  const lastsByItself = renewal === undefined || renewal.kind === 'exchange';
  return lastsByItself ? expiresAt : refreshExpiresAt;
}

const dayMs = 24 * 60 * 60_000;
const warnedDays = 7;

/** `linkedin/brand must be connected again within 5 days: reelmill connect …`, a week ahead. */
export function expiryWarning(
  { service, name, endsAt }: { readonly service: string; readonly name: string; readonly endsAt: string | undefined },
  now: number,
): string | undefined {
  if (endsAt === undefined) return undefined;
  const days = Math.floor((Date.parse(endsAt) - now) / dayMs);
  if (days >= warnedDays) return undefined;
  const when =
    days < 0 ? 'must be connected again' : days === 0 ? 'ends today' : `ends in ${days} day${days === 1 ? '' : 's'}`;
  return `The connection to ${service}/${name} ${when}: reelmill connect ${service} --account ${name}`;
}
