import { expect, test } from 'vitest';
import { retryAfterMs } from '../../../src/generate/providers/openai/retry-after.ts';

const date = 'Mon, 02 Nov 2026 12:00:00 GMT';
test.each([
  [{ 'retry-after': '7' }, 7000],
  [{ 'retry-after': '0.5' }, 500],
  [{ 'retry-after': 'Mon, 02 Nov 2026 12:00:30 GMT', date }, 30_000],
  [{ 'retry-after': 'Mon, 02 Nov 2026 11:00:00 GMT', date }, 0],
  [{ 'retry-after': 'Mon, 02 Nov 2026 12:00:30 GMT' }, undefined],
  [{ 'retry-after': 'soon', date }, undefined],
  [{ date }, undefined],
])('%j', (headers, ms) => {
  expect(retryAfterMs(new Headers(Object.entries(headers)))).toBe(ms);
});
