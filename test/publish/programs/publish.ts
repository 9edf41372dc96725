import { appendFileSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { defaultPatience } from '../../../src/publish/publish-patience.ts';
import type { Post } from '../../../src/publish/post.ts';
import { publishPost } from '../../../src/publish/publish-post.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import { systemClock } from '../../../src/clock.ts';

// node publish.ts LEDGER LIVE RUN POSTS: wants the same posts as its siblings. The service is the file LIVE, a line for each
// post that the world sees; what is not in it a moment after a call was never made.
const [file = '', live = '', run = '', given = '[]'] = process.argv.slice(2);
const posts: Post[] = JSON.parse(given);

const isLive = (key: string): boolean => readFileSync(live, 'utf8').includes(key);
const publisher: Publisher = {
  service: 'test',
  schedules: () => false,
  prepare: async () => ({ requests: [], limits: [], costUsd: 0, notes: [] }),
  async upload(_post, _state, { save }) {
    for (let part = 0; part < 3; part += 1) {
      await wait(2);
      await save({ part });
    }
    return { part: 3 };
  },
  check: async () => ({ state: 'ready' }),
  async publish({ key }) {
    await wait(2);
    appendFileSync(live, `${key} ${run}\n`);
    await wait(2);
    return { id: key, url: undefined, state: 'live' };
  },
  find: async ({ key }) => (isLive(key) ? { id: key, url: undefined, state: 'live' } : undefined),
};

const ledger = await openLedger(file, { now: () => new Date(), busyTimeoutMs: 30_000 });
await ledger.beginRun({ id: run, campaign: 'race', pid: process.pid, host: hostname() });
const never = new AbortController().signal;
const context = {
  run,
  ledger,
  publisher: async () => publisher,
  mayGoOut: async () => {},
  checkLease: () => {},
  uploads: pLimit(4),
  turn: () => pLimit(1),
  clock: systemClock,
  random: Math.random,
  signal: never,
  lastWords: never,
  patience: { ...defaultPatience, absenceMs: 300 },
  emit: () => {},
  warn: () => {},
};
for (const post of posts) {
  const { state } = await publishPost({ post, round: 0, again: false, dueMs: undefined }, context);
  process.stdout.write(`${state}\n`);
}
await ledger.endRun(run, 'done');
await ledger.close();
