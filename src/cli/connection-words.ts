import type { Connection } from '../publish/accounts/open-accounts.ts';

const dayMs = 24 * 60 * 60_000;

/** `renews itself`, or `59 days left, until 2027-01-22`. */
export function lastsWords({ endsAt }: Pick<Connection, 'endsAt'>, now: number): string {
  if (endsAt === undefined) return 'renews itself';
  const left = Date.parse(endsAt) - now;
  if (left <= 0) return 'has ended: connect it again';
  const days = Math.floor(left / dayMs);
  if (days === 0) return `ends today at ${endsAt.slice(11, 16)} UTC`;
  return `${days} ${days === 1 ? 'day' : 'days'} left, until ${endsAt.slice(0, 10)}`;
}

/** `Aurora DE (@aurora_de)` */
export function ownerWords({ account: { id, settings } }: Connection): string {
  const { displayName, handle } = settings;
  if (displayName === undefined) return id;
  return handle === undefined || handle === displayName ? String(displayName) : `${displayName} (${handle})`;
}
