import { expect, test } from 'vitest';
import { whenDue } from '../../src/publish/when-due.ts';

const now = Date.parse('2026-12-01T00:00:00Z');

test.each([
  ['no schedule', undefined, {}, { kind: 'now' }],
  ['an hour ahead, in another time zone', '2026-12-01T10:00:00+09:00', {}, { kind: 'held', dueMs: now + 3_600_000 }],
  ['an hour ahead, and the service waits', '2026-12-01T10:00:00+09:00', { native: true }, { kind: 'now' }],
  ['this very moment', '2026-12-01T09:00:00+09:00', {}, { kind: 'past' }],
  ['past', '2026-11-30T23:30:00Z', { native: true }, { kind: 'past' }],
  ['half an hour late, accepted before', '2026-11-30T23:30:00Z', { accepted: true }, { kind: 'now' }],
  ['a day late, accepted before', '2026-11-29T23:30:00Z', { accepted: true }, { kind: 'past' }],
] as const)('%s', (_, schedule, moment, due) => {
  expect(whenDue(schedule, { now, native: false, accepted: false, ...moment })).toEqual(due);
});
