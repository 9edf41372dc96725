import process from 'node:process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDeadlyProxy, type DeadlyProxy, type Doom } from '../emulators/deadly-proxy.ts';
import { temporaryFolder } from '../generate/temporary-folder.ts';
import { serveFolder } from '../publish/publishers/threads/serve-folder.ts';
import { startPublishingProcess, type Order, type PublishingProcess } from './publishing-process.ts';
import { postFor, publishingServices, token, type PublishingService } from './publishing-services.ts';
import { seeded } from './seeded.ts';

// A process that publishes is killed, again and again, at any moment of its talk with a service that counts what is live.

const soak = process.env.REELMILL_SOAK !== undefined;
const timeout = soak ? 3_600_000 : 120_000;
const wanted = soak ? 100 : 1;
const mostForOnePost = soak ? 3 : 1;

let crew: Crew;
beforeAll(async () => void (crew = await createCrew()));
afterAll(() => crew[Symbol.asyncDispose]());

test.each(publishingServices.map((service) => [service.name, service] as const))(
  '%s: killed at any moment and run again, each post is live once',
  { timeout },
  async (name, service) => {
    const random = seeded(20261124 + publishingServices.indexOf(service));
    await using stage = await createStage(service, crew);
    const all = { posts: 0, kills: 0, live: 0, unknown: 0, unknownButLive: 0, extraPerKill: 0 };

    // The first goes out undisturbed, and shows how long the way is.
    const counts = await stage.measure();
    while (all.kills < wanted) {
      const most = Math.min(wanted - all.kills, 1 + Math.floor(random() * mostForOnePost));
      const { post, state, kills, sent, live, isWhole } = await stage.publish(most, () => drawn(counts, random));
      expect(state).toBeOneOf(service.tells ? ['published'] : ['published', 'unknown']);
      expect(live, `${post.deliverable} is ${state}`).toBeOneOf(state === 'published' ? [1] : [0, 1]);
      const extra = Math.max(0, sent / service.bytes - 1) / Math.max(1, kills);
      if (service.resumes) expect(extra, post.deliverable).toBeLessThanOrEqual(0.1);
      if (state === 'published') expect(isWhole, `${post.deliverable}: cover and captions`).toBe(true);
      all.posts += 1;
      all.kills += kills;
      all.live += live;
      if (state === 'unknown') all.unknown += 1;
      if (state === 'unknown' && live === 1) all.unknownButLive += 1;
      all.extraPerKill = Math.max(all.extraPerKill, Number(extra.toFixed(3)));
    }
    if (soak) process.stdout.write(`Killed while publishing, ${name}: ${JSON.stringify(all)}\n`);
  },
);

type Drawn = Omit<Doom, 'kill'>;

/** Half of them over turns: the call that cannot be taken back is only a few pieces of bytes among many. */
function drawn(counts: Readonly<Record<Doom['over'], number>>, random: () => number): Drawn {
  const upTo = (most: number): number => Math.floor(random() * most);
  const over = random() < 0.5 ? 'turns' : 'pieces';
  const nth = 1 + upTo(counts[over]);
  const then = (['drop', 'late', 'pass'] as const)[upTo(3)] ?? 'pass';
  return { over, nth, then, ms: then === 'late' ? upTo(1000) : upTo(30) };
}

/** One process at work at a time, all with the same ledger. A new one begins only when the last was killed. */
async function createCrew() {
  const folder = await temporaryFolder();
  let running: PublishingProcess | undefined;
  return {
    folder: folder.file(''),
    async publish(order: Order, doom: (kill: () => void) => void) {
      const own = (running ??= startPublishingProcess(folder.file('')));
      doom(own.kill);
      const said = await own.publish(order);
      if (said === undefined) running = undefined;
      return said;
    },
    async [Symbol.asyncDispose]() {
      await running?.[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

type Crew = Awaited<ReturnType<typeof createCrew>>;

/** What a service refused in one run goes out in the next. */
const mostRuns = 5;

/** A service behind a line on which processes can be killed. */
async function createStage(service: PublishingService, { folder, publish }: Crew) {
  const server = await service.start();
  const proxy = await startDeadlyProxy(server.baseUrl);
  const web = await serveFolder(folder);
  const settings = service.settings?.(proxy.baseUrl, web.address) ?? {};
  const account = { service: service.service, name: 'brand', id: service.id, baseUrl: proxy.baseUrl, settings };
  let posts = 0;

  const order = async (): Promise<Order> => ({ post: await postFor(service, (posts += 1), folder), account, token });
  const attempt = (one: Order, doom?: Drawn) => publish(one, (kill) => proxy.doom(doom && { ...doom, kill }));
  const seen = ({ post }: Order) => ({ live: server.live(post), isWhole: server.isWhole?.(post) ?? true });
  return {
    /** Until it ends, with so many kills at the most. */
    async publish(most: number, draw: () => Drawn) {
      const one = await order();
      const before = proxy.sent();
      let kills = 0;
      for (let runs = 0; runs < most + mostRuns; runs += 1) {
        const said = await attempt(one, kills < most ? draw() : undefined);
        if (said === undefined) kills += 1;
        if (said?.state !== 'published' && said?.state !== 'unknown') continue;
        return { post: one.post, state: said.state, kills, sent: proxy.sent() - before, ...seen(one) };
      }
      throw new Error(`${one.post.deliverable} does not come to an end.`);
    },
    /** How long the way of a post is that nobody disturbs. */
    async measure(): Promise<ReturnType<DeadlyProxy['counts']>> {
      const one = await order();
      expect(await attempt(one)).toEqual({ state: 'published', message: '', warnings: [] });
      expect(seen(one)).toEqual({ live: 1, isWhole: true });
      return proxy.counts();
    },
    async [Symbol.asyncDispose]() {
      await proxy[Symbol.asyncDispose]();
      await web.close();
      await server.close();
    },
  };
}
