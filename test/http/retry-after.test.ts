import { expect, test } from 'vitest';
import { rateResetMs, retryAfterMs } from '../../src/http/retry-after.ts';

const date = 'Mon, 02 Nov 2026 12:00:00 GMT';
test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Mon, 02 Nov 2026 12:00:30 GMT', date }, 30_000],
  [{ 'retry-after': 'Mon, 02 Nov 2026 11:00:00 GMT', date }, 0],
  [{ 'retry-after': 'Mon, 02 Nov 2026 12:00:30 GMT' }, undefined],
  [{ 'retry-after': 'soon', date }, undefined],
  [{ date }, undefined],
  [{ 'retry-after-ms': '1500', 'retry-after': '2' }, 1500],
  [{ 'retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
])('%j', (headers, ms) => {
  expect(retryAfterMs(new Headers(Object.entries(headers)))).toBe(ms);
});

test.each([
  ['120ms', 120],
  ['7.66s', 7660],
  ['6m0s', 360_000],
  ['1h2m3s', 3_723_000],
  ['1.2.3s', undefined],
  ['60', undefined],
  ['', undefined],
])('x-ratelimit-reset-requests: %s', (value, ms) => {
  expect(rateResetMs(new Headers({ 'x-ratelimit-reset-requests': value }))).toBe(ms);
});
