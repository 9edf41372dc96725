import { join } from 'node:path';
import pLimit from 'p-limit';
import { openLedger } from '../../../src/ledger/open-ledger.ts';
import { openPart } from '../../../src/publish/open-part.ts';
import type { Post } from '../../../src/publish/post.ts';
import { defaultPatience } from '../../../src/publish/publish-patience.ts';
import { publishPost } from '../../../src/publish/publish-post.ts';
import type { Publisher } from '../../../src/publish/publisher.ts';
import type { PublisherTools } from '../../../src/publish/publisher-tools.ts';
import { createTikTok } from '../../../src/publish/publishers/tiktok/tiktok.ts';
import { createYouTube } from '../../../src/publish/publishers/youtube/youtube.ts';
import { knownPublishers } from '../../../src/publish/registry.ts';
import type { Case, Column, Emulator, End, Fault } from './matrix.ts';

interface Setting {
  /** Where the ledger is kept. */
  readonly folder: string;
  readonly post: Post;
  /** Where the folder with the videos is served. */
  readonly files: string;
}

/** What was seen after a run. */
interface Seen extends Omit<End, 'advice'> {
  /** What a person reads: the message, and each warning. */
  readonly words: string;
}

interface Ran {
  readonly first: Seen;
  readonly next: Seen;
  /** How long the first run has waited, in milliseconds. */
  readonly waitedMs: number;
  /** How often a new token was asked for in the first run. */
  readonly renewals: number;
  /** Faults that no request has met. */
  readonly unmet: readonly Fault[];
}

const hourMs = 3_600_000;
const never = new AbortController().signal;

/** Two runs, one after the other, with a ledger of their own: all is real but the time. */
export async function runCase(column: Column, plan: Case, setting: Setting): Promise<Ran> {
  const clock = createLeapingClock();
  const holder = createTokenHolder();
  let calls: Emulator['calls'] = [];
  const trusted = (): string => {
    const isArmed = calls.slice(0, -1).some(column.isCall);
    if (plan.token === 'refused' || (plan.token === 'refused afterwards' && isArmed)) return holder.connected;
    if (typeof plan.token !== 'number') return holder.held();
    return calls.filter(({ route }) => route === column.upload).length < plan.token ? holder.first : holder.renewed;
  };
  const { server, pass } = await plan.start({ token: trusted, now: clock.now });
  calls = server.calls;
  try {
    const run = createRuns(column, server, { ...setting, clock, token: holder.token });
    const before = clock.now();
    const first = await run();
    const waitedMs = clock.now() - before;
    const renewals = holder.renewals();
    holder.reconnect();
    pass();
    await clock.sleep((plan.hoursBetween ?? 0) * hourMs);
    const next = await run();
    const unmet = plan.faults.filter(
      ({ on, nth = 1 }) => server.calls.filter(({ route }) => route === on).length < nth,
    );
    return { first, next, waitedMs, renewals, unmet };
  } finally {
    await server.close();
  }
}

interface LeapingClock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Begins now, since emulators date some answers, and takes no time. */
function createLeapingClock(): LeapingClock {
  let now = Date.now();
  return { now: () => now, sleep: async (ms) => void (now += ms) };
}

function createTokenHolder() {
  const [first, renewed, connected] = ['tok-first-5c1d', 'tok-second-77ab', 'tok-third-90fe'] as const;
  let held: string = first;
  let renewals = 0;
  const token: PublisherTools['token'] = async ({ renew = false } = {}) => {
    if (renew) renewals += 1;
    if (renew && held === first) held = renewed;
    return held;
  };
  const reconnect = (): void => void (held = held === first ? first : connected);
  return { first, renewed, connected, token, held: () => held, renewals: () => renewals, reconnect };
}

interface Means extends Setting {
  readonly clock: LeapingClock;
  readonly token: PublisherTools['token'];
}

function createRuns(column: Column, server: Emulator, means: Means): () => Promise<Seen> {
  const { post, folder, clock } = means;
  let runs = 0;
  return async () => {
    runs += 1;
    const pid = runs;
    // Whoever ran before is dead.
    const isAlive = (other: number): boolean => other === pid;
    const ledger = await openLedger(join(folder, 'ledger.db'), { now: () => new Date(clock.now()), isAlive });
    const warnings: string[] = [];
    try {
      await ledger.beginRun({ id: `run-${pid}`, campaign: post.campaign, pid, host: 'here' });
      const result = await publishPost(
        { post, round: 0, again: false, dueMs: undefined },
        {
          run: `run-${pid}`,
          ledger,
          publisher: () => createPublisher(column, server, means),
          mayGoOut: async () => {},
          checkLease: () => {},
          uploads: pLimit(1),
          turn: () => pLimit(1),
          clock,
          random: () => 0.5,
          signal: never,
          lastWords: never,
          patience: defaultPatience,
          emit: () => {},
          warn: (message) => void warnings.push(message),
        },
      );
      const [record] = await ledger.posts();
      if (record === undefined) throw new Error('The ledger has no post.');
      const words = ['message' in result ? result.message : '', ...warnings].join('\n');
      const calls = server.calls.filter(column.isCall).length;
      return { state: result.state, kept: record.state, live: server.live(post), calls, words };
    } finally {
      await ledger.close();
    }
  };
}

async function createPublisher({ service }: Column, { baseUrl }: Emulator, means: Means): Promise<Publisher> {
  const { clock, token, files } = means;
  const settings = service.settings?.(baseUrl, files) ?? {};
  const account = { service: service.service, name: 'brand', id: service.id, baseUrl, settings };
  const tools: PublisherTools = { fetch, now: clock.now, account, token, open: openPart };
  // These two wait by themselves.
  if (service.service === 'tiktok') return createTikTok(tools, clock.sleep);
  if (service.service === 'youtube') return createYouTube(tools, clock.sleep);
  return await knownPublishers.create(tools);
}
