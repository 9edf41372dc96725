/** How long to wait, from Retry-After as seconds or as a date (counted against the server's own clock, so that ours may be wrong), or from its exact kin of OpenAI, retry-after-ms. */
export function retryAfterMs(headers: Headers | undefined): number | undefined {
  const exact = headers?.get('retry-after-ms');
  if (exact && Number.isFinite(Number(exact))) return Math.max(0, Number(exact));
  const value = headers?.get('retry-after');
  if (!value) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.parse(headers?.get('date') ?? '');
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** When the next request is allowed, from OpenAI's x-ratelimit-reset-requests: `120ms`, `7.66s`, `6m0s`. Every answer may carry it; it means a wait only beside a 429. */
export function rateResetMs(headers: Headers | undefined): number | undefined {
  const value = headers?.get('x-ratelimit-reset-requests') ?? '';
  if (!/^(?:[\d.]+(?:ms|[smhd]))+$/.test(value)) return undefined;
  const parts = [...value.matchAll(/([\d.]+)(ms|[smhd])/g)];
  const ms = parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (unitMs[unit] ?? 0), 0);
  return Number.isFinite(ms) ? ms : undefined;
}
