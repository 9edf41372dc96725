import process from 'node:process';
import { expect, test } from 'vitest';
import { createMedia } from '../../src/media/ffmpeg.ts';
import { findMediaTools } from '../../src/media/find-tools.ts';
import { listenOn } from '../../src/listen/listen-on.ts';
import { createReceiver } from '../../src/listen/receiver.ts';
import type { RunTools } from '../../src/run/run-tools.ts';
import type { Fault, Misdeed, Route } from '../emulators/faults.ts';
import { startVideosEmulator, type EmulatorOptions } from '../emulators/openai-videos.ts';
import type { Delivery } from '../emulators/video-webhook.ts';
import { connect } from '../generate/openai/connect.ts';
import { planOf } from '../run/test-plan.ts';
import { createStage } from '../run/test-stage.ts';

// What can go wrong between a planned clip and its file, and where it must end: the real run, ledger and provider, and a
// service that speaks the real protocol. Hours of waiting pass on a clock of their own. The clip costs a dollar.

/**
 * Exit code; what the ledger calls the clip; dollars spent and reserved, by the ledger; creates that were sent, and those
 * that the service took on, as it counts.
 */
type End = readonly [exit: number, clip: string, spent: number, held: number, sent: number, begun: number];

interface Site extends EmulatorOptions {
  /** Milliseconds after which it is not waited for any longer. */
  readonly limit?: number;
  /** Milliseconds by which the service's clock is ahead. */
  readonly ahead?: number;
  /** Seconds that the run must have waited at least. */
  readonly waits?: number;
}

const made: End = [0, 'ready', 1, 0, 1, 1];
/** It was sent twice, since the first had proved to have begun nothing. */
const sentAgain: End = [0, 'ready', 1, 0, 2, 1];
/** It is paid for, and with the service still. */
const stays: End = [2, 'running', 0, 1, 1, 1];
const paidInVain: End = [2, 'failed', 1, 0, 1, 1];

const once = (on: Route, does: Misdeed): Fault[] => [{ on, nth: 1, does }];
const always = (on: Route, does: Misdeed): Fault[] => [{ on, does }];
const noList: Fault = { on: 'list', does: { answer: 404 } };
const says = (code: string, message: string) => ({ error: { code, message, type: 'x', param: null } });
const moderated = says('moderation_blocked', 'Your request was blocked by our moderation system.');
const ends = (end: Readonly<Record<string, unknown>>) => ({ job: () => ({ polls: 1, end }) });
const hour = 3_600_000;

const table: readonly (readonly [fault: string, site: Site, end: End, endOfNextRun?: End])[] = [
  ['nothing', {}, made],

  ['429 at the create', { faults: once('create', { answer: 429 }) }, sentAgain],
  [
    '429 with Retry-After',
    { faults: once('create', { answer: 429, headers: { 'retry-after': '90' } }), waits: 90 },
    sentAgain,
  ],
  // Further and further apart, for twenty minutes.
  ['429 for ever', { faults: always('create', { answer: 429 }), waits: 600 }, [2, 'planned', 0, 0, 25, 0]],
  [
    '429 for want of money',
    { faults: once('create', { answer: 429, body: says('x', 'You exceeded your current quota') }) },
    [2, 'planned', 0, 0, 1, 0],
    sentAgain,
  ],
  ['500 at the create', { faults: once('create', { answer: 500 }) }, sentAgain],
  ['503 at the create', { faults: once('create', { answer: 503, headers: { 'retry-after': '7' } }) }, sentAgain],
  [
    '500 at the create, and no list',
    { faults: [...once('create', { answer: 500 }), noList] },
    [2, 'unknown', 0, 1, 1, 0],
    [2, 'unknown', 0, 1, 1, 0],
  ],
  ['a reset before the create is taken on', { faults: once('create', { reset: 'before' }) }, sentAgain],
  ['a reset after it is taken on', { faults: once('create', { reset: 'after' }) }, made],
  [
    'a reset after it is taken on, and no list',
    { faults: [...once('create', { reset: 'after' }), noList] },
    [2, 'unknown', 0, 1, 1, 1],
    [2, 'unknown', 0, 1, 1, 1],
  ],
  ['slow headers of the create', { faults: once('create', { late: 300 }) }, made],
  ['headers of the create that come too late', { faults: once('create', { late: 600 }), limit: 300 }, made],
  ['no answer to the create', { faults: once('create', 'silence'), limit: 300 }, sentAgain],
  ['an answer without an id', { faults: once('create', { answer: 200, body: { status: 'queued' } }) }, sentAgain],
  ['a web page for the create', { faults: once('create', 'page') }, [2, 'planned', 0, 0, 1, 0], sentAgain],
  [
    'moderation at the create',
    { faults: once('create', { answer: 400, body: moderated }) },
    [2, 'planned', 0, 0, 1, 0],
    sentAgain,
  ],

  ['429 at a look', { faults: once('retrieve', { answer: 429, headers: { 'retry-after': '90' } }), waits: 90 }, made],
  ['500 at a look', { faults: once('retrieve', { answer: 500 }) }, made],
  ['503 at a look', { faults: once('retrieve', { answer: 503 }) }, made],
  ['a reset at a look', { faults: once('retrieve', { reset: 'before' }) }, made],
  ['no answer to a look', { faults: once('retrieve', 'silence'), limit: 300 }, made],
  ['500 at every look', { faults: always('retrieve', { answer: 500 }) }, stays, stays],
  ['a web page for a look', { faults: once('retrieve', 'page') }, stays, made],
  ['a job that is not known yet', { faults: once('retrieve', { answer: 404 }) }, made],
  ['a job that is not known any more', { faults: always('retrieve', { answer: 404 }), waits: 300 }, paidInVain],
  ['an unknown status', ends({ status: 'archived' }), stays, stays],
  ['a job that never ends', { job: () => ({ polls: 100_000 }), waits: 3600 }, stays, stays],
  ['moderation at the end', ends({ status: 'failed', ...moderated }), paidInVain, [2, 'failed', 2, 0, 2, 2]],
  ['completed with an error', { job: () => ({ polls: 1, end: moderated, footage: false }) }, paidInVain],
  ['completed without content', { job: () => ({ polls: 1, footage: false }), waits: 300 }, paidInVain],
  ['expired', ends({ status: 'expired' }), paidInVain],
  ['cancelled', ends({ status: 'cancelled' }), paidInVain],

  // The first request for the content is a look whether there is any.
  ['a download that is cut', { faults: [{ on: 'content', nth: 2, does: 'cut' }] }, made],
  ['a download of half the length', { faults: [{ on: 'content', nth: 2, does: 'short' }] }, made],
  ['a download that stops', { faults: [{ on: 'content', nth: 2, does: 'stall' }], limit: 300 }, made],
  ['500 at the download', { faults: [{ on: 'content', nth: 2, does: { answer: 500 } }] }, made],
  ['a download that is always cut', { faults: always('content', 'cut') }, stays, stays],
  ['a web page instead of the video, once', { faults: [{ on: 'content', nth: 2, does: 'page' }] }, made],
  ['a web page instead of the video', { faults: always('content', 'page'), waits: 300 }, paidInVain],

  ['a clip that is too short', { gateway: { longest: 1 } }, paidInVain],
  ['a clock that is ahead', { ahead: 2 * hour, faults: once('create', { reset: 'after' }) }, made],
  ['a clock that is behind', { ahead: -2 * hour, faults: once('create', { reset: 'after' }) }, made],
];

const cases = table.map(([fault, site, end, next]) => ({ fault, site, end, next }));

test.each(cases)('$fault', async ({ site, end, next }) => {
  await using scene = await setUp(site);
  const first = await scene.run();
  expect(first.end).toEqual(end);
  expect(first.seconds).toBeGreaterThanOrEqual(site.waits ?? 0);
  const second = next === undefined ? undefined : await scene.run();
  expect(second?.end).toEqual(next);
});

test('a service that has no list is not asked for it again', async () => {
  await using scene = await setUp({ faults: [...once('create', { answer: 500 }), noList] });
  await scene.run();
  expect(scene.service.count.list).toBe(1);
});

// A call only has the clip looked at early: whatever comes, nothing else follows from it.
const calls: readonly { call: string; delivery: Delivery; statuses: number[]; early: boolean }[] = [
  { call: 'a webhook', delivery: {}, statuses: [200], early: true },
  { call: 'a webhook that comes three times', delivery: { times: 3 }, statuses: [200, 200, 200], early: true },
  { call: 'a webhook that says it failed', delivery: { type: 'video.failed' }, statuses: [200], early: true },
  { call: 'a forged webhook', delivery: { wrong: 'forged' }, statuses: [401], early: false },
  { call: 'a webhook that was changed', delivery: { wrong: 'changed' }, statuses: [401], early: false },
  { call: 'a webhook of long ago', delivery: { wrong: 'old' }, statuses: [401], early: false },
  { call: 'a webhook from the future', delivery: { wrong: 'early' }, statuses: [401], early: false },
];

test.each(calls)('$call', async ({ delivery, statuses, early }) => {
  let heard: Promise<number[]> | undefined;
  await using scene = await setUp({
    job: () => ({ polls: 2 }),
    watch({ route, when }) {
      if (route === 'retrieve' && when === 'answered') heard ??= caller.call();
    },
  });
  const { clock, ledger } = scene.stage;
  const provider = { ...scene.provider, pollMs: 600_000 };
  const receiver = createReceiver({ provider: async () => provider, ledger, now: () => clock.now(), note: () => {} });
  const listener = await listenOn(receiver, { host: '127.0.0.1', port: 0 });
  const caller = clock.hold({
    async call(): Promise<number[]> {
      const [job] = scene.service.jobs;
      return job === undefined ? [] : await scene.service.announce(`${listener.url}/webhooks/openai`, job, delivery);
    },
  });

  const { end, seconds } = await scene.run({ provider: async () => provider, heedsWebhooks: true });
  expect(end).toEqual(made);
  expect(seconds < 60).toBe(early);
  expect(await heard).toEqual(statuses);
  expect(scene.service.count.retrieve).toBe(2);
  await listener.close();
});

const secret = `whsec_${Buffer.from('a secret of the emulator').toString('base64')}`;

/** A service, and a project that has one clip made there. */
async function setUp({ limit, ahead = 0, waits: _waits, ...options }: Site) {
  const stage = await createStage();
  const { clock } = stage;
  const service = await startVideosEmulator({
    job: () => ({ polls: 1 }),
    clock: () => clock.now() + ahead,
    webhookSecret: secret,
    ...options,
  });
  const connection = { now: () => clock.now(), webhookSecret: secret, ...(limit !== undefined && { limit }) };
  const provider = clock.hold(await connect(service.baseUrl, connection));
  const media = clock.hold(createMedia(await findMediaTools({ env: process.env })));

  async function run(tools: Partial<RunTools> = {}): Promise<{ end: End; seconds: number }> {
    const result = await stage.run(plan, {
      provider: async () => provider,
      probe: (clip, patience) => media.probe(clip, patience),
      ...tools,
    });
    const [record] = await stage.ledger.clipsOf('launch');
    const starts = await stage.ledger.starts({});
    const sum = (money: 'spentMicros' | 'reservedMicros'): number =>
      starts.reduce((all, start) => all + start[money], 0) / 1_000_000;
    const money = [sum('spentMicros'), sum('reservedMicros')] as const;
    const end: End = [result.exitCode, record?.state ?? '', ...money, service.count.create, service.jobs.length];
    return { end, seconds: result.seconds };
  }
  return { stage, service, provider, run, [Symbol.asyncDispose]: () => service.close() };
}

const whole = planOf({ one: { clips: ['a'] } });
const plan = {
  ...whole,
  clips: whole.clips.map((clip) => ({
    ...clip,
    request: { ...clip.request, seconds: 2, width: 180, height: 320, aspect: '9:16' },
  })),
};
