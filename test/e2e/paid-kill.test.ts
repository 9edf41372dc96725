import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { VideosEmulator } from '../emulators/openai-videos.ts';
import { startDeadlyService, type DeadlyService, type Doom } from './deadly-service.ts';
import {
  allPaidOnce,
  booksOf,
  clips,
  createPaidProject,
  recordsOf,
  reelmill,
  startPaidRun,
  unknownKeys,
} from './paid-campaign.ts';
import type { Project } from './project.ts';
import { seeded } from './seeded.ts';

// The real command is killed while a service works for it that counts what it would charge.

const soak = process.env.REELMILL_SOAK !== undefined;
const timeout = soak ? 3_600_000 : 240_000;

// When all creates have come, the next run finds them at once, and need not wait to be sure that one never will.
const few: readonly Doom[] = [
  { route: 'create', when: 'begun', nth: clips },
  { route: 'list', when: 'arrived' },
  { route: 'retrieve', when: 'arrived', nth: 2 },
  { route: 'content', when: 'sending', nth: 12 },
];

type UpTo = (most: number) => number;
const drop = async () => 'drop' as const;
const overCreates: readonly ((upTo: UpTo) => Doom)[] = [
  (upTo) => ({ route: 'create', when: 'arrived', nth: upTo(clips) }),
  (upTo) => ({ route: 'create', when: 'read', nth: upTo(clips), after: drop }),
  (upTo) => ({ route: 'create', when: 'read', nth: upTo(clips), after: () => wait(3000) }),
  (upTo) => ({ route: 'create', when: 'begun', nth: upTo(clips) }),
  (upTo) => ({ route: 'create', when: 'answered', nth: upTo(clips) }),
];
const overAll: readonly ((upTo: UpTo) => Doom)[] = [
  ...overCreates,
  (upTo) => ({ route: 'list', when: 'arrived', nth: upTo(2) }),
  (upTo) => ({ route: 'list', when: 'answered', nth: upTo(2) }),
  (upTo) => ({ route: 'retrieve', when: 'arrived', nth: upTo(clips) }),
  (upTo) => ({ route: 'retrieve', when: 'answered', nth: upTo(clips) }),
  (upTo) => ({ route: 'content', when: 'sending', nth: upTo(16) }),
  (upTo) => ({ route: 'content', when: 'answered', nth: upTo(clips) }),
  (upTo) => ({ afterMs: upTo(4000) }),
];

function drawn(from: readonly ((upTo: UpTo) => Doom)[], seed: number): () => Doom {
  const random = seeded(seed);
  const upTo: UpTo = (most) => 1 + Math.floor(random() * most);
  return () => from[upTo(from.length) - 1]?.(upTo) ?? { afterMs: 0 };
}

function inTurn(dooms: readonly Doom[]): () => Doom {
  let nth = 0;
  return () => dooms[nth++ % dooms.length] ?? { afterMs: 0 };
}

/** Runs again after each kill, until one comes to its end before its time. Resolves with how many were killed. */
async function killAgain(deadly: DeadlyService, project: Project, next: () => Doom, most: number): Promise<number> {
  let kills = 0;
  while (kills < most && (await deadly.kill(project, next()))) kills += 1;
  return kills;
}

test('killed at any moment and run again, every clip is there and was paid for once', { timeout }, async () => {
  const next = soak ? drawn(overAll, 20261124) : inTurn(few);
  const wanted = soak ? 120 : few.length;
  const all = { kills: 0, projects: 0, creates: 0, spentMicros: 0 };
  while (all.kills < wanted) {
    await using project = await createPaidProject();
    await using deadly = await startDeadlyService();
    all.kills += await killAgain(deadly, project, next, wanted - all.kills);
    const last = await startPaidRun(project, deadly.service).ended;
    expect(last.code, last.stderr).toBe(0);
    const books = await booksOf(project, deadly.service);
    expect(books).toEqual(allPaidOnce());
    all.projects += 1;
    all.creates += books.creates;
    all.spentMicros += books.spentMicros;
    report('Killed at any moment', all);
  }
});

test(
  'what a service that lists nothing may have begun is never sent again, until a person says',
  { timeout },
  async () => {
    await using project = await createPaidProject();
    await using deadly = await startDeadlyService({ lists: false, answersCreates: false });
    const { service } = deadly;
    expect(await deadly.kill(project, { route: 'create', when: 'read', nth: clips, after: drop })).toBe(true);
    expect(service.jobs).toHaveLength(clips - 1);

    for (const _ of [1, 2]) {
      const run = await startPaidRun(project, service).ended;
      expect(run.code, run.stderr).toBe(2);
      expect((await booksOf(project, service)).states).toEqual(Array.from({ length: clips }, () => 'unknown'));
      expect(service.count.create).toBe(clips);
    }

    const person = createPerson(project, service, (nth) => nth === 1);
    await person.settle();
    expect(person.said).toEqual({ attach: clips - 2, abandon: 1, retry: 1 });
    const last = await startPaidRun(project, service).ended;
    expect(last.code, last.stderr).toBe(0);
    expect(await booksOf(project, service)).toEqual(allPaidOnce(1));
  },
);

test.runIf(soak)('the same at random: what a person gives up is all that is paid for twice', { timeout }, async () => {
  const next = drawn(overCreates, 20261125);
  const random = seeded(20261126);
  const all = { kills: 0, projects: 0, creates: 0, spentMicros: 0, attach: 0, abandon: 0, retry: 0 };
  while (all.kills < 60) {
    await using project = await createPaidProject();
    await using deadly = await startDeadlyService({ lists: false });
    const person = createPerson(project, deadly.service, () => random() < 0.3);
    let ended = false;
    while (!ended) {
      all.kills += await killAgain(deadly, project, next, 1);
      const run = await startPaidRun(project, deadly.service).ended;
      ended = run.code === 0;
      expect(run.code, run.stderr).toBeOneOf([0, 2]);
      await deadly.quiet();
      await person.settle();
    }
    const books = await booksOf(project, deadly.service);
    expect(books).toEqual(allPaidOnce(person.said.abandon));
    all.projects += 1;
    all.creates += books.creates;
    all.spentMicros += books.spentMicros;
    for (const word of words) all[word] += person.said[word];
    report('Killed over creates, at a service that lists nothing', all);
  }
});

const words = ['attach', 'abandon', 'retry'] as const;

/** Somebody who looks at the service and says what became of each clip. What is there is given up when `givesUp` says so, told how many there were. */
function createPerson(project: Project, service: VideosEmulator, givesUp: (nth: number) => boolean) {
  const said = { attach: 0, abandon: 0, retry: 0 };
  const givenUp = new Set<string>();

  async function settle(): Promise<void> {
    const records = await recordsOf(project);
    for (const key of await unknownKeys(project, service)) {
      const { prompt = '' } = records.find((record) => record.key === key)?.request ?? {};
      const job = service.jobs.find((each) => each.request.prompt.startsWith(prompt) && !givenUp.has(each.id));
      const word = job === undefined ? 'retry' : givesUp(said.attach + said.abandon + 1) ? 'abandon' : 'attach';
      const id = word === 'attach' ? [job?.id ?? ''] : [];
      const { exitCode, stderr } = await reelmill(['resolve', key, `--${word}`, ...id, '--yes'], project, service);
      expect(exitCode, stderr).toBe(0);
      said[word] += 1;
      if (word === 'abandon') givenUp.add(job?.id ?? '');
    }
  }
  return { said, settle };
}

/** What a long test has done so far, which its passing does not show. */
function report(what: string, all: Readonly<Record<string, number>>): void {
  if (soak) process.stdout.write(`${what}: ${JSON.stringify(all)}\n`);
}
