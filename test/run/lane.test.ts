import { expect, test } from 'vitest';
import { createLane } from '../../src/run/lane.ts';
import { createTestClock } from './test-clock.ts';

const limits = { account: 'default', concurrent: 500, startsPerMinute: 500, startsPerDay: undefined, remote: true };

test('hundreds of claims in a row leave gaps for everybody else', async () => {
  const lane = createLane(limits, createTestClock());
  const { signal } = new AbortController();
  let [inThisTurn, most, isOver] = [0, 0, false];
  const nextTurn = (): void => {
    inThisTurn = 0;
    if (!isOver) setImmediate(nextTurn);
  };
  nextTurn();
  // As SQLite does: no answer takes a turn of the event loop.
  const ask = async () => {
    inThisTurn += 1;
    most = Math.max(most, inThisTurn);
    return { action: 'start' };
  };
  await Promise.all(Array.from({ length: 300 }, () => lane.enter(ask, signal)));
  isOver = true;
  expect(most).toBeLessThanOrEqual(32);
});
