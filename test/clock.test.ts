import { expect, test } from 'vitest';
import { systemClock } from '../src/clock.ts';

test('a sleep that is cut short says why', async () => {
  const controller = new AbortController();
  const reason = new Error('stop');
  const sleep = systemClock.sleep(60_000, controller.signal);
  controller.abort(reason);
  await expect(sleep).rejects.toBe(reason);
  await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason);
});

test('a sleep takes its time', async () => {
  const before = performance.now();
  await systemClock.sleep(20, new AbortController().signal);
  // Timers may fire a millisecond early.
  expect(performance.now() - before).toBeGreaterThanOrEqual(18);
});
