import { expect, test } from 'vitest';
import type { RunEvent } from '../../src/run/events.ts';
import { throttle } from '../../src/run/throttle.ts';

const at = (id: string, state: 'waiting' | 'rendering' | 'ready', progress?: number): RunEvent => ({
  type: 'deliverable',
  id,
  state,
  ...(progress === undefined ? {} : { progress }),
});

test('every change of state passes, progress only now and then, what says nothing new never', () => {
  const seen: RunEvent[] = [];
  let now = 0;
  const emit = throttle((event) => seen.push(event), { now: () => now });
  const script: [number, RunEvent][] = [
    [0, at('one', 'waiting')],
    [500, at('one', 'waiting')],
    [501, at('one', 'rendering', 0)],
    [600, at('one', 'rendering', 0.1)],
    [601, at('two', 'rendering', 0.1)],
    [701, at('one', 'rendering', 0.2)],
    [702, at('one', 'ready')],
    [703, { type: 'warning', message: 'look' }],
    [703, { type: 'warning', message: 'look' }],
  ];
  for (const [time, event] of script) {
    now = time;
    emit(event);
  }
  const dropped = new Set([1, 3]);
  expect(seen).toEqual(script.filter((_, index) => !dropped.has(index)).map(([, event]) => event));
});
