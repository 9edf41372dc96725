/** What Retry-After says, as seconds or as a date. Counted against the server's own clock, so that ours may be wrong. */
export function retryAfterMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.parse(headers?.get('date') ?? '');
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
