import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import process from 'node:process';
import { createInterface } from 'node:readline';
import pLimit from 'p-limit';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { openPart } from '../../../src/publish/open-part.ts';
import { defaultPatience } from '../../../src/publish/publish-patience.ts';
import type { Post } from '../../../src/publish/post.ts';
import { publishPost } from '../../../src/publish/publish-post.ts';
import type { Account } from '../../../src/publish/publisher-tools.ts';
import { knownPublishers } from '../../../src/publish/registry.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';

// node publish-lines.ts LEDGER: brings out the post on each line of its input, for the account beside it, all at once, and
// says on a line what became of it. Real publishers and a real ledger; only the waits are short.

interface Order {
  readonly post: Post;
  readonly account: Account;
  readonly token: string;
}

/** Late answers come within a second. */
const absenceMs = 2500;
const clock: Clock = { now: Date.now, sleep: (ms, signal) => systemClock.sleep(Math.min(ms, absenceMs), signal) };

const [file = ''] = process.argv.slice(2);
const ledger = await openLedger(file, { now: () => new Date(), busyTimeoutMs: 30_000 });
const run = randomUUID();
await ledger.beginRun({ id: run, campaign: 'launch', pid: process.pid, host: hostname() });
const never = new AbortController().signal;

async function bringOut({ post, account, token }: Order) {
  const tools = { fetch, now: Date.now, account, token: async () => token, open: openPart };
  const warnings: string[] = [];
  const result = await publishPost(
    { post, round: 0, again: false, dueMs: undefined },
    {
      run,
      ledger,
      publisher: () => knownPublishers.create(tools),
      mayGoOut: async () => {},
      checkLease: () => {},
      uploads: pLimit(4),
      turn: () => pLimit(1),
      clock,
      random: Math.random,
      signal: never,
      lastWords: never,
      patience: { ...defaultPatience, absenceMs },
      emit: () => {},
      warn: (message) => void warnings.push(message),
    },
  );
  return { key: post.key, state: result.state, message: 'message' in result ? result.message : '', warnings };
}

const under = new Set<Promise<void>>();
for await (const line of createInterface({ input: process.stdin })) {
  under.add(bringOut(JSON.parse(line)).then((said) => void process.stdout.write(`${JSON.stringify(said)}\n`)));
}
await Promise.all(under);
await ledger.endRun(run, 'done');
await ledger.close();
