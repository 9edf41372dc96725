import process from 'node:process';
import { expect, test } from 'vitest';
import { startDeadlyProxy, type DeadlyProxy, type Doom } from '../emulators/deadly-proxy.ts';
import { temporaryFolder } from '../generate/temporary-folder.ts';
import { serveFolder } from '../publish/publishers/threads/serve-folder.ts';
import { startPublishingProcess, type Order, type PublishingProcess, type Said } from './publishing-process.ts';
import { postFor, publishingServices, token, type PublishingService } from './publishing-services.ts';
import { seeded } from './seeded.ts';

// One process publishes on several services at once and is killed, again and again, at a moment of its talk with one of
// them: each kill falls somewhere into a post of each. The services count what is live.

const soak = process.env.REELMILL_SOAK !== undefined;
const timeout = soak ? 3_600_000 : 240_000;
/** Over each service. */
const wantedKills = soak ? Math.max(100, Number(process.env.REELMILL_SOAK)) : 1;

const isSlow = ({ name }: PublishingService): boolean => name === 'tiktok';
const groups: readonly (readonly [string, readonly PublishingService[]])[] = [
  ['TikTok, whose parts are large', publishingServices.filter(isSlow)],
  ['all others at once', publishingServices.filter((service) => !isSlow(service))],
];

test.each(groups)(
  'killed at any moment and run again, each post is live once: %s',
  { timeout },
  async (_, services) => {
    await using folder = await temporaryFolder();
    const stages = await Promise.all(services.map((service) => createStage(service, folder.file(''))));
    await using stack = new AsyncDisposableStack();
    for (const stage of stages) stack.use(stage);
    // Last, so that it ends first.
    const crew = stack.use(createCrew(folder.file(''), stages));

    // The first of each goes out undisturbed, which shows how long the way is.
    const tallies = await Promise.all(stages.map((stage) => publishOne(stage, crew, tallyOf(stage))));
    await Promise.all(stages.map((stage, nth) => publishOn(stage, crew, tallies[nth] ?? tallyOf(stage))));
    for (const tally of tallies) {
      expect(tally.kills, tally.name).toBeGreaterThanOrEqual(wantedKills);
      if (soak) process.stdout.write(`Killed while publishing: ${JSON.stringify(tally)}\n`);
    }
  },
);

function tallyOf({ service }: Stage) {
  return {
    name: service.name,
    posts: 0,
    kills: 0,
    live: 0,
    unknown: 0,
    unknownButLive: 0,
    /** Bytes that one kill has cost, as a share of the file: the most. */
    extraOfFile: 0,
  };
}

type Tally = ReturnType<typeof tallyOf>;

/** One post after the other until there were enough kills. */
async function publishOn(stage: Stage, crew: Crew, tally: Tally): Promise<void> {
  while (tally.kills < wantedKills) await publishOne(stage, crew, tally);
  stage.isDone = true;
}

async function publishOne(stage: Stage, crew: Crew, tally: Tally): Promise<Tally> {
  const { service } = stage;
  const { post, state, message, kills, sent, live, isWhole } = await stage.publish(crew);
  const isOut = state === 'published';
  expect(state, `${post.deliverable}: ${message}`).toBeOneOf(service.tells ? ['published'] : ['published', 'unknown']);
  expect(live, `${post.deliverable} is ${state}`).toBeOneOf(isOut ? [1] : [0, 1]);
  expect(isWhole || !isOut, `${post.deliverable}: cover and captions`).toBe(true);
  const extra = Math.max(0, sent / service.bytes - 1) / Math.max(1, kills);
  expect(extra, post.deliverable).toBeLessThanOrEqual(service.resumes ? 0.1 : Infinity);
  tally.posts += 1;
  tally.kills += kills;
  tally.live += live;
  tally.unknown += Number(!isOut);
  tally.unknownButLive += Number(!isOut && live === 1);
  tally.extraOfFile = Math.max(tally.extraOfFile, Number(extra.toFixed(3)));
  return tally;
}

/** What a service refused in one run goes out in the next, and what is still to follow a live post follows then. */
const mostRuns = 5;

function isEnd({ state, warnings }: Said): boolean {
  return state === 'unknown' || (state === 'published' && warnings.length === 0);
}

interface Stage extends AsyncDisposable {
  readonly service: PublishingService;
  readonly proxy: DeadlyProxy;
  /** Bytes and turns of a post that nobody disturbed. */
  counts: ReturnType<DeadlyProxy['counts']> | undefined;
  isDone: boolean;
  publish(crew: Crew): Promise<{
    readonly post: Order['post'];
    readonly state: string;
    readonly message: string;
    readonly kills: number;
    readonly sent: number;
    readonly live: number;
    readonly isWhole: boolean;
  }>;
}

/** A service behind a line on which processes can be killed. */
async function createStage(service: PublishingService, folder: string): Promise<Stage> {
  const server = await service.start();
  const proxy = await startDeadlyProxy(server.baseUrl);
  const web = await serveFolder(folder);
  const settings = service.settings?.(proxy.baseUrl, web.address) ?? {};
  const account = { service: service.service, name: 'brand', id: service.id, baseUrl: proxy.baseUrl, settings };
  let posts = 0;
  const stage: Stage = {
    service,
    proxy,
    counts: undefined,
    isDone: false,
    async publish(crew) {
      const post = await postFor(service, (posts += 1), folder);
      const before = proxy.sent();
      let kills = 0;
      for (let runs = 0; runs < kills + mostRuns; runs += 1) {
        const said = await crew.publish({ post, account, token });
        if (said === undefined) kills += 1;
        if (said === undefined || !isEnd(said)) continue;
        stage.counts ??= learn(proxy);
        const isWhole = server.isWhole?.(post) ?? true;
        const { state, message } = said;
        return { post, state, message, kills, sent: proxy.sent() - before, live: server.live(post), isWhole };
      }
      throw new Error(`${post.deliverable} does not come to an end.`);
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await web.close();
      await server.close();
    },
  };
  return stage;
}

/** A post takes as long on one service as on another, so that a kill finds each in the middle of something. */
const postMs = 2000;

function learn(proxy: DeadlyProxy): ReturnType<DeadlyProxy['counts']> {
  const counts = proxy.counts();
  proxy.pace(counts.bytes / postMs);
  return counts;
}

type Crew = ReturnType<typeof createCrew>;

/** One process at a time. The first lives until each service has had a post, which shows how long the way is. */
function createCrew(folder: string, stages: readonly Stage[]) {
  const random = seeded(20261124);
  let running: PublishingProcess | undefined;
  /** Where the running process is to be killed. */
  let doomed: Stage | undefined;
  let lives = 0;
  let isOver = false;

  const doomNext = ({ kill }: PublishingProcess): void => {
    const open = stages.filter(({ isDone }) => !isDone);
    const next = open[lives % open.length];
    if (next?.counts === undefined || stages.some(({ counts }) => counts === undefined)) return;
    doomed?.proxy.doom();
    doomed = next;
    const killAll = (): void => {
      kill();
      for (const stage of stages) stage.proxy.cut();
    };
    next.proxy.doom({ ...drawn(next.counts, random), kill: killAll });
  };
  return {
    async publish(order: Order) {
      if (isOver) throw new Error('The test is over.');
      const own = (running ??= startPublishingProcess(folder));
      // One that is through publishes nothing more, and its moment would never come.
      if (doomed === undefined || doomed.isDone) doomNext(own);
      const said = await own.publish(order);
      if (said !== undefined || running !== own) return said;
      running = undefined;
      doomed = undefined;
      lives += 1;
      return undefined;
    },
    async [Symbol.asyncDispose]() {
      isOver = true;
      await running?.[Symbol.asyncDispose]();
    },
  };
}

/** Half of them over turns: the call that cannot be taken back is a few bytes among many. */
function drawn(counts: Readonly<Record<Doom['over'], number>>, random: () => number): Omit<Doom, 'kill'> {
  const upTo = (most: number): number => Math.floor(random() * most);
  const over = random() < 0.5 ? 'turns' : 'bytes';
  const nth = 1 + upTo(counts[over]);
  const fate = (['drop', 'late', 'pass'] as const)[upTo(3)] ?? 'pass';
  return { over, nth, fate, ms: fate === 'late' ? upTo(1000) : upTo(30) };
}
