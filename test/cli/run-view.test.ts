import { expect, test } from 'vitest';
import { advance, emptyRunView } from '../../src/cli/progress/run-view.ts';
import { liveFrame } from '../../src/cli/progress/live-frame.ts';
import type { RunEvent } from '../../src/run/events.ts';

const plain = (_style: unknown, text: string) => text;
const started: RunEvent = {
  type: 'run-started',
  run: 'r',
  campaign: 'aurora-one',
  clips: 4,
  deliverables: 8,
  cachedClips: 1,
  cachedDeliverables: 2,
  estimateUsd: 0,
};
const clip = (key: string, state: 'running' | 'ready' | 'failed'): RunEvent => ({
  type: 'clip',
  key,
  label: `teaser/${key}`,
  provider: 'animatic',
  state,
  ...(state === 'running' ? { progress: 0.5 } : {}),
});

function viewAfter(...events: RunEvent[]) {
  return events.reduce(advance, emptyRunView);
}

test('counts what is done, cached and failed, and knows what is being worked on', () => {
  const view = viewAfter(started, clip('1', 'running'), clip('2', 'running'), clip('1', 'ready'), clip('3', 'failed'));
  expect(view.clips).toEqual({ total: 4, done: 2, failed: 1 });
  expect(view.deliverables).toEqual({ total: 8, done: 2, failed: 0 });
  expect([...view.active.values()]).toEqual([{ kind: 'clip', label: 'teaser/2', doing: 'drawing', progress: 0.5 }]);
});

test.each([
  { columns: 80, rows: 24 },
  { columns: 40, rows: 8 },
  { columns: 20, rows: 4 },
])('the live view fits a terminal of $columns x $rows', ({ columns, rows }) => {
  const events = Array.from({ length: 30 }, (_, index) => clip(String(index), 'running'));
  const frame = liveFrame(viewAfter(started, ...events), { paint: plain, columns, rows, elapsedSeconds: 5 });
  expect(frame.length).toBeLessThanOrEqual(rows);
  expect(frame.every((line) => line.length <= columns)).toBe(true);
});
